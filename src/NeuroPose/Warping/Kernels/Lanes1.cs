using System.Runtime.CompilerServices;

namespace NeuroPose.Warping.Kernels;

/// <summary>One number at a time, for machines without vector registers.</summary>
internal readonly struct Lanes1 : ILanes<double>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load(ref readonly double source) => source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double value, ref double target) => target = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Broadcast(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double one, double other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Subtract(double one, double other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double one, double other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double one, double other, double added) => Math.FusedMultiplyAdd(one, other, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double value) => Math.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double value) => Math.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Least(double one, double other) => one < other ? one : other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeastOfPositive(double one, double other) => one < other ? one : other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Rotate(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WithFirst(double value, double first) => first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Within(double value, double time, double from, double to) => time >= from && time <= to ? value : double.PositiveInfinity;
}
