using System.Runtime.CompilerServices;

namespace NeuroPose.Warping.Kernels;

/// <summary>How a cell's sum follows from its cost and its three neighbors.</summary>
internal interface IStripStep<TVector>
    where TVector : struct
{
    static abstract TVector Next(TVector cost, TVector diagonal, TVector left, TVector above);
}

/// <summary>
/// symmetric1. Rounding keeps order: the least neighbor plus the cost is the least of the three sums, to the bit.
/// </summary>
internal readonly struct PlainStep<TVector, TLanes> : IStripStep<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    // One minimum runs on the units for whole numbers, so that both kinds of units work.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Next(TVector cost, TVector diagonal, TVector left, TVector above) =>
        TLanes.Add(cost, TLanes.LeastOfPositive(TLanes.Least(diagonal, left), above));
}
