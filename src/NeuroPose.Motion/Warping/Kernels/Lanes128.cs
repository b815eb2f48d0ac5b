using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>2 doubles or 4 floats in a register.</summary>
internal readonly struct Lanes128<TNumber> : ILanes<Vector128<TNumber>, TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    public static int Count => Vector128<TNumber>.Count;

    public static Vector128<TNumber> Largest => Vector128.Create(TNumber.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Load(ref readonly TNumber source) => Vector128.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<TNumber> value, ref TNumber target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Broadcast(TNumber value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Add(Vector128<TNumber> one, Vector128<TNumber> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Subtract(Vector128<TNumber> one, Vector128<TNumber> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Multiply(Vector128<TNumber> one, Vector128<TNumber> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> MultiplyAdd(Vector128<TNumber> one, Vector128<TNumber> other, Vector128<TNumber> added) => typeof(TNumber) == typeof(double)
        ? Vector128.FusedMultiplyAdd(one.AsDouble(), other.AsDouble(), added.AsDouble()).As<double, TNumber>()
        : Vector128.FusedMultiplyAdd(one.AsSingle(), other.AsSingle(), added.AsSingle()).As<float, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Abs(Vector128<TNumber> value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Sqrt(Vector128<TNumber> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Least(Vector128<TNumber> one, Vector128<TNumber> other) => Vector128.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> LeastOfPositive(Vector128<TNumber> one, Vector128<TNumber> other) => Vector128.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Rotate(Vector128<TNumber> value) => typeof(TNumber) == typeof(double)
        ? Vector128.Shuffle(value.AsInt64(), Vector128.Create(1L, 0)).As<long, TNumber>()
        : Vector128.Shuffle(value.AsInt32(), Vector128.Create(3, 0, 1, 2)).As<int, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber First(Vector128<TNumber> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> WithFirst(Vector128<TNumber> value, TNumber first) => Vector128.ConditionalSelect(
        typeof(TNumber) == typeof(double)
            ? Vector128.Create(-1L, 0).As<long, TNumber>()
            : Vector128.Create(-1, 0, 0, 0).As<int, TNumber>(),
        Vector128.Create(first),
        value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Within(Vector128<TNumber> value, Vector128<TNumber> time, Vector128<TNumber> from, Vector128<TNumber> to) =>
        Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(time, from) & Vector128.LessThanOrEqual(time, to), value, Vector128.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> From(Vector128<TNumber> value, Vector128<TNumber> time, Vector128<TNumber> from) =>
        Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(time, from), value, Vector128.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TNumber> Until(Vector128<TNumber> value, Vector128<TNumber> time, Vector128<TNumber> to) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(time, to), value, Vector128.Create(TNumber.PositiveInfinity));
}
