using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>What lies above the first row of each lane, and where the strip's last row goes.</summary>
internal interface IStripEdge<TVector, TNumber>
    where TVector : struct
    where TNumber : struct
{
    /// <summary>Stores the last row's sum of the step before, and gives the sums above the first rows in this step.</summary>
    static abstract TVector Exchange(TVector last, ref readonly TNumber above, ref TNumber below, int step);
}

/// <summary>
/// Lanes are rows: above a lane's first row is the last row of the lane before it, above the first lane the strip before.
/// </summary>
internal readonly struct RowLanes<TVector, TNumber, TLanes> : IStripEdge<TVector, TNumber>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exchange(TVector last, ref readonly TNumber above, ref TNumber below, int step)
    {
        var moved = TLanes.Rotate(last);
        Unsafe.Add(ref below, step) = TLanes.First(moved);
        return TLanes.WithFirst(moved, Unsafe.Add(ref Unsafe.AsRef(in above), step));
    }
}

/// <summary>Lanes are pairs: each has its own sums above.</summary>
internal readonly struct PairLanes<TVector, TNumber, TLanes> : IStripEdge<TVector, TNumber>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exchange(TVector last, ref readonly TNumber above, ref TNumber below, int step)
    {
        TLanes.Store(last, ref Unsafe.Add(ref below, step * TLanes.Count));
        return TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in above), step * TLanes.Count));
    }
}
