using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Warping.Kernels;

/// <summary>8 doubles or 16 floats in a register.</summary>
internal readonly struct Lanes512<TNumber> : ILanes<Vector512<TNumber>, TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    public static int Count => Vector512<TNumber>.Count;

    public static Vector512<TNumber> Largest => Vector512.Create(TNumber.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Load(ref readonly TNumber source) => Vector512.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<TNumber> value, ref TNumber target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Broadcast(TNumber value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Add(Vector512<TNumber> one, Vector512<TNumber> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Subtract(Vector512<TNumber> one, Vector512<TNumber> other) => one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Multiply(Vector512<TNumber> one, Vector512<TNumber> other) => one * other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> MultiplyAdd(Vector512<TNumber> one, Vector512<TNumber> other, Vector512<TNumber> added) => typeof(TNumber) == typeof(double)
        ? Vector512.FusedMultiplyAdd(one.AsDouble(), other.AsDouble(), added.AsDouble()).As<double, TNumber>()
        : Vector512.FusedMultiplyAdd(one.AsSingle(), other.AsSingle(), added.AsSingle()).As<float, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Abs(Vector512<TNumber> value) => Vector512.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Sqrt(Vector512<TNumber> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Least(Vector512<TNumber> one, Vector512<TNumber> other) => Vector512.MinNative(one, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> LeastOfPositive(Vector512<TNumber> one, Vector512<TNumber> other) => typeof(TNumber) == typeof(double)
        ? Vector512.Min(one.AsInt64(), other.AsInt64()).As<long, TNumber>()
        : Vector512.Min(one.AsInt32(), other.AsInt32()).As<int, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Rotate(Vector512<TNumber> value) => typeof(TNumber) == typeof(double)
        ? Vector512.Shuffle(value.AsInt64(), Vector512.Create(7L, 0, 1, 2, 3, 4, 5, 6)).As<long, TNumber>()
        : Vector512.Shuffle(value.AsInt32(), Vector512.Create(15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)).As<int, TNumber>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber First(Vector512<TNumber> value) => value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> WithFirst(Vector512<TNumber> value, TNumber first) => Vector512.ConditionalSelect(
        typeof(TNumber) == typeof(double)
            ? Vector512.Create(-1L, 0, 0, 0, 0, 0, 0, 0).As<long, TNumber>()
            : Vector512.Create(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).As<int, TNumber>(),
        Vector512.Create(first),
        value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Within(Vector512<TNumber> value, Vector512<TNumber> time, Vector512<TNumber> from, Vector512<TNumber> to) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(time, from) & Vector512.LessThanOrEqual(time, to), value, Vector512.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> From(Vector512<TNumber> value, Vector512<TNumber> time, Vector512<TNumber> from) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(time, from), value, Vector512.Create(TNumber.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TNumber> Until(Vector512<TNumber> value, Vector512<TNumber> time, Vector512<TNumber> to) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(time, to), value, Vector512.Create(TNumber.PositiveInfinity));
}
