using System.Buffers;
using System.Numerics;
using NeuroPose.Warping.Recursion;


namespace NeuroPose.Warping.Kernels;

/// <summary>Costs that are computed before they are needed and laid out step by step; infinite outside the window.</summary>
internal abstract class LaidOutFeed<TNumber>(MatchWindow window, int lanes) : StripFeed<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private readonly int stepLength = Strip.Registers * lanes;
    private TNumber[] laidOut = [];
    private int firstStep;

    public override TNumber[] Costs => laidOut;

    public override TNumber[] Rows { get; } = new TNumber[1];

    public override bool KeepsWindow => true;

    // Some 256 KB with the widest registers: the costs are still near when they are read.
    public override int LargestRun => 512;

    public override int At(StripPlace strip, int step) => (step - firstStep) * stepLength;

    public override void Load(StripPlace strip, int fromStep, int toStep)
    {
        firstStep = fromStep;
        var length = (toStep - fromStep) * stepLength;
        if (laidOut.Length < length)
        {
            Dispose();
            laidOut = ArrayPool<TNumber>.Shared.Rent(length);
        }

        laidOut.AsSpan(0, length).Fill(TNumber.PositiveInfinity);
        LayOut(strip, fromStep, toStep);
    }

    public override void Dispose()
    {
        if (laidOut.Length > 0)
        {
            ArrayPool<TNumber>.Shared.Return(laidOut);
            laidOut = [];
        }
    }

    /// <summary>Computes the costs of some steps and puts them in their places.</summary>
    protected abstract void LayOut(StripPlace strip, int fromStep, int toStep);

    /// <summary>The columns of the window that a row of the strip passes in these steps.</summary>
    protected (int First, int Last) Reach(StripPlace strip, int row, int fromStep, int toStep)
    {
        var (first, last) = window[strip.Row + row];
        return (Math.Max(first, strip.FirstColumn + fromStep - row), Math.Min(last, strip.FirstColumn + toStep - 1 - row));
    }

    /// <summary>Puts the costs of a row's columns from first to last in their places.</summary>
    protected void Put(StripPlace strip, int row, int first, int last, ReadOnlySpan<TNumber> costs, int costsColumn)
    {
        var step = first - strip.FirstColumn + row - firstStep;
        var at = (step * stepLength) + (row % Strip.Registers * lanes) + (row / Strip.Registers);
        for (var column = first; column <= last; column++, at += stepLength)
        {
            laidOut[at] = costs[column - costsColumn];
        }
    }
}
