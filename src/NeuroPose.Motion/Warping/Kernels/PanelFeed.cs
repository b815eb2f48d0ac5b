using System.Numerics;
using NeuroPose.Warping.Recursion;


namespace NeuroPose.Warping.Kernels;

/// <summary>Euclidean costs of frames with many numbers, computed a block at a time; infinite outside the window.</summary>
internal sealed class PanelFeed<TNumber> : LaidOutFeed<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private const int BlockRows = 4;

    private readonly DifferenceBlock<TNumber> block;
    private readonly TNumber[] rows;
    private readonly TNumber[] panels;
    private readonly TNumber[] costs;
    private readonly int dimensions;
    private readonly bool takesRoot;

    public PanelFeed(DifferenceBlock<TNumber> block, ReadOnlySpan<double> first, ReadOnlySpan<double> second, int dimensions, bool takesRoot, MatchWindow window, int lanes)
        : base(window, lanes)
    {
        (this.block, this.dimensions, this.takesRoot) = (block, dimensions, takesRoot);
        rows = Numbers<TNumber>.Of(first);
        panels = block.Panels(second, dimensions);
        costs = new TNumber[BlockRows * block.PanelFrames];
    }

    // A panel stays in the first cache while all rows of the strip meet it.
    protected override void LayOut(StripPlace strip, int fromStep, int toStep)
    {
        var frames = block.PanelFrames;
        var firstColumn = Math.Max(0, strip.FirstColumn + fromStep - strip.Count + 1);
        var lastColumn = Math.Min(strip.LastColumn, strip.FirstColumn + toStep - 1);
        for (var panel = firstColumn / frames; panel <= lastColumn / frames; panel++)
        {
            for (var row = 0; row < strip.Count; row += BlockRows)
            {
                LayOut(strip, fromStep, toStep, panel * frames, row);
            }
        }
    }

    private void LayOut(StripPlace strip, int fromStep, int toStep, int column, int row)
    {
        var frames = block.PanelFrames;
        var last = Math.Min(strip.Count, row + BlockRows) - 1;
        if (!IsMet(strip, fromStep, toStep, column, row, last))
        {
            return;
        }

        block.Costs(
            Frame(strip.Row + row),
            Frame(strip.Row + Math.Min(last, row + 1)),
            Frame(strip.Row + Math.Min(last, row + 2)),
            Frame(strip.Row + last),
            panels.AsSpan(column * dimensions, frames * dimensions),
            takesRoot,
            costs);
        for (var index = row; index <= last; index++)
        {
            var (from, until) = Reach(strip, index, fromStep, toStep);
            Put(strip, index, Math.Max(from, column), Math.Min(until, column + frames - 1), costs.AsSpan((index - row) * frames, frames), column);
        }
    }

    /// <summary>Whether any of these rows passes the panel in these steps.</summary>
    private bool IsMet(StripPlace strip, int fromStep, int toStep, int column, int firstRow, int lastRow)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            var (from, until) = Reach(strip, row, fromStep, toStep);
            if (from < column + block.PanelFrames && until >= column)
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<TNumber> Frame(int row) => rows.AsSpan(row * dimensions, dimensions);
}
