using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>How a cell's sum follows from its cost and its three neighbors. The value holds what stays the same in all cells.</summary>
internal interface IStripStep<TVector, TSelf>
    where TVector : struct
    where TSelf : struct, IStripStep<TVector, TSelf>
{
    static abstract TSelf Of(in StepWeights weights);

    TVector Next(TVector cost, TVector diagonal, TVector left, TVector above);
}

/// <summary>
/// symmetric1. Rounding keeps order: the least neighbor plus the cost is the least of the three sums, to the bit.
/// </summary>
internal readonly struct PlainStep<TVector, TNumber, TLanes> : IStripStep<TVector, PlainStep<TVector, TNumber, TLanes>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PlainStep<TVector, TNumber, TLanes> Of(in StepWeights weights) => default;

    // One minimum runs on the units for whole numbers, so that both kinds of units work.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Next(TVector cost, TVector diagonal, TVector left, TVector above) =>
        TLanes.Add(cost, TLanes.LeastOfPositive(TLanes.Least(diagonal, left), above));
}

/// <summary>
/// Steps in one series cost the same in either: symmetric2, and symmetric patterns with a penalty. Of two neighbors whose step costs the
/// same the lesser stays the lesser, to the bit.
/// </summary>
internal readonly struct EvenStep<TVector, TNumber, TLanes> : IStripStep<TVector, EvenStep<TVector, TNumber, TLanes>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    private readonly TVector both;
    private readonly TVector one;
    private readonly TVector added;

    private EvenStep(TVector both, TVector one, TVector added) => (this.both, this.one, this.added) = (both, one, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EvenStep<TVector, TNumber, TLanes> Of(in StepWeights weights) =>
        new(TLanes.Broadcast(TNumber.CreateTruncating(weights.Diagonal)), TLanes.Broadcast(TNumber.CreateTruncating(weights.Left)), TLanes.Broadcast(TNumber.CreateTruncating(weights.LeftAdded)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Next(TVector cost, TVector diagonal, TVector left, TVector above) => TLanes.LeastOfPositive(
        TLanes.Add(diagonal, TLanes.Multiply(both, cost)),
        TLanes.Add(TLanes.Add(TLanes.Least(left, above), TLanes.Multiply(one, cost)), added));
}

/// <summary>Each step has its own weight, and something of its own is added.</summary>
internal readonly struct UnevenStep<TVector, TNumber, TLanes> : IStripStep<TVector, UnevenStep<TVector, TNumber, TLanes>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    private readonly (TVector Diagonal, TVector Left, TVector Above) weight;
    private readonly (TVector Diagonal, TVector Left, TVector Above) added;

    private UnevenStep(in StepWeights weights)
    {
        weight = (TLanes.Broadcast(TNumber.CreateTruncating(weights.Diagonal)), TLanes.Broadcast(TNumber.CreateTruncating(weights.Left)), TLanes.Broadcast(TNumber.CreateTruncating(weights.Above)));
        added = (TLanes.Broadcast(TNumber.CreateTruncating(weights.DiagonalAdded)), TLanes.Broadcast(TNumber.CreateTruncating(weights.LeftAdded)), TLanes.Broadcast(TNumber.CreateTruncating(weights.AboveAdded)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UnevenStep<TVector, TNumber, TLanes> Of(in StepWeights weights) => new(in weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Next(TVector cost, TVector diagonal, TVector left, TVector above) => TLanes.LeastOfPositive(
        TLanes.Least(
            TLanes.Add(TLanes.Add(diagonal, TLanes.Multiply(weight.Diagonal, cost)), added.Diagonal),
            TLanes.Add(TLanes.Add(left, TLanes.Multiply(weight.Left, cost)), added.Left)),
        TLanes.Add(TLanes.Add(above, TLanes.Multiply(weight.Above, cost)), added.Above));
}

/// <summary>Some weight is 0: what 0 × ∞ leaves, which is no number, is made infinite again.</summary>
internal readonly struct FreeStep<TVector, TNumber, TLanes> : IStripStep<TVector, FreeStep<TVector, TNumber, TLanes>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    private readonly UnevenStep<TVector, TNumber, TLanes> step;

    private FreeStep(UnevenStep<TVector, TNumber, TLanes> step) => this.step = step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FreeStep<TVector, TNumber, TLanes> Of(in StepWeights weights) => new(UnevenStep<TVector, TNumber, TLanes>.Of(in weights));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Next(TVector cost, TVector diagonal, TVector left, TVector above) =>
        TLanes.Within(step.Next(cost, diagonal, left, above), cost, TLanes.Broadcast(TNumber.Zero), TLanes.Largest);
}
