using NeuroPose.Figures.Model;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Motion;

/// <summary>Where the reachable cells of a cost matrix begin and end in each row.</summary>
internal static class BandEdges
{
    /// <summary>Two stepped lines around the cells; none when every cell is reachable.</summary>
    public static IReadOnlyList<LineLayer> Of(CostMatrix costs)
    {
        List<double> rows = [], left = [], right = [];
        var whole = true;
        for (var row = 0; row < costs.Rows; row++)
        {
            var cells = costs.Values.Slice(row * costs.Columns, costs.Columns);
            var (first, last) = (costs.Columns, -1);
            for (var column = 0; column < cells.Length; column++)
            {
                if (double.IsFinite(cells[column]))
                {
                    (first, last) = (Math.Min(first, column), column);
                }
            }

            whole &= first == 0 && last == costs.Columns - 1;
            rows.AddRange([row - 0.5, row + 0.5]);
            left.AddRange(Enumerable.Repeat(last < 0 ? double.NaN : first - 0.5, 2));
            right.AddRange(Enumerable.Repeat(last < 0 ? double.NaN : last + 0.5, 2));
        }

        return whole ? [] : [new(left.ToArray(), rows.ToArray()), new(right.ToArray(), rows.ToArray())];
    }
}
