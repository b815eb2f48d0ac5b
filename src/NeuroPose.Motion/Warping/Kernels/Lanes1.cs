using System.Numerics;
using System.Runtime.CompilerServices;

namespace NeuroPose.Warping.Kernels;

/// <summary>One number at a time, for machines without vector registers.</summary>
internal readonly struct Lanes1<TNumber> : ILanes<TNumber, TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    public static int Count => 1;

    public static TNumber Largest => TNumber.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Load(ref readonly TNumber source) => source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TNumber value, ref TNumber target) => target = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Broadcast(TNumber value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Add(TNumber one, TNumber other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Subtract(TNumber one, TNumber other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Multiply(TNumber one, TNumber other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber MultiplyAdd(TNumber one, TNumber other, TNumber added) => TNumber.FusedMultiplyAdd(one, other, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Abs(TNumber value) => TNumber.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Sqrt(TNumber value) => TNumber.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Least(TNumber one, TNumber other) => one < other ? one : other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber LeastOfPositive(TNumber one, TNumber other) => one < other ? one : other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Rotate(TNumber value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber First(TNumber value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber WithFirst(TNumber value, TNumber first) => first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Within(TNumber value, TNumber time, TNumber from, TNumber to) => time >= from && time <= to ? value : TNumber.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber From(TNumber value, TNumber time, TNumber from) => time >= from ? value : TNumber.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Until(TNumber value, TNumber time, TNumber to) => time <= to ? value : TNumber.PositiveInfinity;
}
