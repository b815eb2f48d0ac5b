using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>8 numbers in a register.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<double>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref readonly double source) => Vector512.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> one, Vector512<double> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> one, Vector512<double> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> one, Vector512<double> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> one, Vector512<double> other, Vector512<double> added) => Vector512.FusedMultiplyAdd(one, other, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> value) => Vector512.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Least(Vector512<double> one, Vector512<double> other) => Vector512.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LeastOfPositive(Vector512<double> one, Vector512<double> other) => Vector512.Min(one.AsInt64(), other.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Rotate(Vector512<double> value) => Vector512.Shuffle(value, Vector512.Create(7L, 0, 1, 2, 3, 4, 5, 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(Vector512<double> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WithFirst(Vector512<double> value, double first) => 
        Vector512.ConditionalSelect(Vector512.Create(-1L, 0, 0, 0, 0, 0, 0, 0).AsDouble(), Vector512.Create(first), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Within(Vector512<double> value, Vector512<double> time, Vector512<double> from, Vector512<double> to) => 
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(time, from) & Vector512.LessThanOrEqual(time, to), value, Vector512.Create(double.PositiveInfinity));
}
