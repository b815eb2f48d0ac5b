using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>2 numbers in a register.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<double>>
{
    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref readonly double source) => Vector128.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Broadcast(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> one, Vector128<double> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> one, Vector128<double> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> one, Vector128<double> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> one, Vector128<double> other, Vector128<double> added) => Vector128.FusedMultiplyAdd(one, other, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Abs(Vector128<double> value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Least(Vector128<double> one, Vector128<double> other) => Vector128.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LeastOfPositive(Vector128<double> one, Vector128<double> other) => Vector128.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Rotate(Vector128<double> value) => Vector128.Shuffle(value, Vector128.Create(1L, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(Vector128<double> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> WithFirst(Vector128<double> value, double first) => value.WithElement(0, first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Within(Vector128<double> value, Vector128<double> time, Vector128<double> from, Vector128<double> to) => 
        Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(time, from) & Vector128.LessThanOrEqual(time, to), value, Vector128.Create(double.PositiveInfinity));
}
