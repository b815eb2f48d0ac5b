using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>4 numbers in a register.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<double>>
{
    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source) => Vector256.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> one, Vector256<double> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> one, Vector256<double> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> one, Vector256<double> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> one, Vector256<double> other, Vector256<double> added) => Vector256.FusedMultiplyAdd(one, other, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Least(Vector256<double> one, Vector256<double> other) => Vector256.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LeastOfPositive(Vector256<double> one, Vector256<double> other) => Vector256.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Rotate(Vector256<double> value) => Vector256.Shuffle(value, Vector256.Create(3L, 0, 1, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(Vector256<double> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> WithFirst(Vector256<double> value, double first) => 
        Vector256.ConditionalSelect(Vector256.Create(-1L, 0, 0, 0).AsDouble(), Vector256.Create(first), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Within(Vector256<double> value, Vector256<double> time, Vector256<double> from, Vector256<double> to) => 
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(time, from) & Vector256.LessThanOrEqual(time, to), value, Vector256.Create(double.PositiveInfinity));
}
