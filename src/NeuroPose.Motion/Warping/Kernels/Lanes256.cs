using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>4 doubles or 8 floats in a register.</summary>
internal readonly struct Lanes256<TNumber> : ILanes<Vector256<TNumber>, TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    public static int Count => Vector256<TNumber>.Count;

    public static Vector256<TNumber> Largest => Vector256.Create(TNumber.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Load(ref readonly TNumber source) => Vector256.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<TNumber> value, ref TNumber target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Broadcast(TNumber value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Add(Vector256<TNumber> one, Vector256<TNumber> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Subtract(Vector256<TNumber> one, Vector256<TNumber> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Multiply(Vector256<TNumber> one, Vector256<TNumber> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> MultiplyAdd(Vector256<TNumber> one, Vector256<TNumber> other, Vector256<TNumber> added) => typeof(TNumber) == typeof(double)
        ? Vector256.FusedMultiplyAdd(one.AsDouble(), other.AsDouble(), added.AsDouble()).As<double, TNumber>()
        : Vector256.FusedMultiplyAdd(one.AsSingle(), other.AsSingle(), added.AsSingle()).As<float, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Abs(Vector256<TNumber> value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Sqrt(Vector256<TNumber> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Least(Vector256<TNumber> one, Vector256<TNumber> other) => Vector256.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> LeastOfPositive(Vector256<TNumber> one, Vector256<TNumber> other) => Vector256.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Rotate(Vector256<TNumber> value) => typeof(TNumber) == typeof(double)
        ? Vector256.Shuffle(value.AsInt64(), Vector256.Create(3L, 0, 1, 2)).As<long, TNumber>()
        : Vector256.Shuffle(value.AsInt32(), Vector256.Create(7, 0, 1, 2, 3, 4, 5, 6)).As<int, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber First(Vector256<TNumber> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> WithFirst(Vector256<TNumber> value, TNumber first) => Vector256.ConditionalSelect(
        typeof(TNumber) == typeof(double)
            ? Vector256.Create(-1L, 0, 0, 0).As<long, TNumber>()
            : Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).As<int, TNumber>(),
        Vector256.Create(first),
        value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Within(Vector256<TNumber> value, Vector256<TNumber> time, Vector256<TNumber> from, Vector256<TNumber> to) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(time, from) & Vector256.LessThanOrEqual(time, to), value, Vector256.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> From(Vector256<TNumber> value, Vector256<TNumber> time, Vector256<TNumber> from) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(time, from), value, Vector256.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TNumber> Until(Vector256<TNumber> value, Vector256<TNumber> time, Vector256<TNumber> to) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(time, to), value, Vector256.Create(TNumber.PositiveInfinity));
}
