using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>
/// Squared distances of frames with many numbers, four frames against two registers of frames at a time. Each sum runs over the
/// numbers in their order, in a lane of its own: the bits of a plain loop. (The form |x|² + |y|² − 2·x·y would be faster and lose
/// digits where frames are alike, so it is not used.)
/// </summary>
internal abstract class DifferenceBlock<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    /// <summary>Frames of the second series in a panel.</summary>
    public abstract int PanelFrames { get; }

    /// <summary>Lays the second series out: panel after panel, each number's frames side by side; zero behind the end.</summary>
    public TNumber[] Panels(ReadOnlySpan<double> series, int dimensions)
    {
        var frames = series.Length / dimensions;
        var panels = new TNumber[(frames + PanelFrames - 1) / PanelFrames * PanelFrames * dimensions];
        for (var frame = 0; frame < frames; frame++)
        {
            var at = (frame / PanelFrames * PanelFrames * dimensions) + (frame % PanelFrames);
            for (var index = 0; index < dimensions; index++, at += PanelFrames)
            {
                panels[at] = TNumber.CreateTruncating(series[(frame * dimensions) + index]);
            }
        }

        return panels;
    }

    /// <summary>The costs of four frames with the frames of one panel, four rows of a panel's length.</summary>
    public abstract void Costs(
        ReadOnlySpan<TNumber> row0, ReadOnlySpan<TNumber> row1, ReadOnlySpan<TNumber> row2, ReadOnlySpan<TNumber> row3, ReadOnlySpan<TNumber> panel, bool takesRoot, Span<TNumber> costs);
}

/// <inheritdoc />
internal sealed class DifferenceBlock<TVector, TNumber, TLanes> : DifferenceBlock<TNumber>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    public override int PanelFrames => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Costs(
        ReadOnlySpan<TNumber> row0, ReadOnlySpan<TNumber> row1, ReadOnlySpan<TNumber> row2, ReadOnlySpan<TNumber> row3, ReadOnlySpan<TNumber> panel, bool takesRoot, Span<TNumber> costs)
    {
        var width = TLanes.Count;
        var zero = TLanes.Broadcast(TNumber.Zero);
        TVector a0 = zero, a1 = zero, b0 = zero, b1 = zero, c0 = zero, c1 = zero, d0 = zero, d1 = zero;
        for (var index = 0; index < row0.Length; index++)
        {
            var left = TLanes.Load(in panel[2 * index * width]);
            var right = TLanes.Load(in panel[((2 * index) + 1) * width]);
            var x = TLanes.Broadcast(row0[index]);
            (a0, a1) = (Add(a0, x, left), Add(a1, x, right));
            x = TLanes.Broadcast(row1[index]);
            (b0, b1) = (Add(b0, x, left), Add(b1, x, right));
            x = TLanes.Broadcast(row2[index]);
            (c0, c1) = (Add(c0, x, left), Add(c1, x, right));
            x = TLanes.Broadcast(row3[index]);
            (d0, d1) = (Add(d0, x, left), Add(d1, x, right));
        }

        TLanes.Store(takesRoot ? TLanes.Sqrt(a0) : a0, ref costs[0 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(a1) : a1, ref costs[1 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(b0) : b0, ref costs[2 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(b1) : b1, ref costs[3 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(c0) : c0, ref costs[4 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(c1) : c1, ref costs[5 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(d0) : d0, ref costs[6 * width]);
        TLanes.Store(takesRoot ? TLanes.Sqrt(d1) : d1, ref costs[7 * width]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(TVector sum, TVector x, TVector y)
    {
        var difference = TLanes.Subtract(x, y);
        return TLanes.MultiplyAdd(difference, difference, sum);
    }
}
