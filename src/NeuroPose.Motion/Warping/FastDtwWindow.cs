using NeuroPose.Kinematics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>The window that FastDTW looks into: the path of the halved series, grown and doubled.</summary>
internal static class FastDtwWindow
{
    public static MatchWindow Of(
        FeatureSeries first, FeatureSeries second, int radius, DtwDefinition definition, CancellationToken cancellation)
    {
        if (first.Length - 2 < radius || second.Length - 2 < radius)
        {
            return MatchWindow.Everything(first.Length, second.Length);
        }

        var (firstHalf, secondHalf) = (Halved(first), Halved(second));
        var coarse = new Warp(firstHalf, secondHalf, definition, cancellation).Path().Path;
        return Projected(RunsOf(coarse, firstHalf.Length), first.Length, second.Length, radius);
    }

    private static FeatureSeries Halved(FeatureSeries series)
    {
        var width = series.Dimensions;
        var values = new double[series.Length / 2 * width];
        for (var index = 0; index < values.Length; index++)
        {
            var at = (index / width * 2 * width) + (index % width);
            values[index] = (series.Values[at] + series.Values[at + width]) / 2;
        }

        return new(series.Label, series.Names, series.Unit, values);
    }

    /// <summary>The first and the last match of each row of a path.</summary>
    private static (int First, int Last)[] RunsOf(IReadOnlyList<(int First, int Second)> path, int rows)
    {
        var runs = new (int First, int Last)[rows];
        Array.Fill(runs, (int.MaxValue, -1));
        foreach (var (row, column) in path)
        {
            runs[row] = (Math.Min(runs[row].First, column), Math.Max(runs[row].Last, column));
        }

        return runs;
    }

    private static MatchWindow Projected((int First, int Last)[] coarse, int rows, int columns, int radius)
    {
        var runs = new (int First, int Last)[rows];
        for (var row = 0; row < rows; row++)
        {
            // A path only ever advances: the topmost row within reach starts first, the lowest one ends last.
            var (top, bottom) = (Math.Max(0, (row / 2) - radius), Math.Min(coarse.Length - 1, (row / 2) + radius));
            runs[row] = top < coarse.Length
                ? (Math.Max(0, 2 * (coarse[top].First - radius)), Math.Min(columns - 1, (2 * (coarse[bottom].Last + radius)) + 1))
                : (runs[row - 1].Last, columns - 1);
        }

        // With radius 0 nothing covers an odd last frame; the run above did for the first series, this does for the second.
        runs[^1] = runs[^1] with { Last = columns - 1 };
        return new(runs, columns);
    }
}
