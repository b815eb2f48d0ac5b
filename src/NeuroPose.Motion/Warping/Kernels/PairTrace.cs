using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>
/// The best path of one pair without a table of steps. The pass for the distance keeps the border above each strip and the registers
/// every 128 steps; on the way back the 128 steps around the path are run again with all sums written down, and each step of the path
/// is decided from the sums as the general recursion decides it. What is kept takes two bits a cell, at most 128 MB: of longer series
/// only the borders between groups of strips are kept, and a group is run again when the path enters it.
/// </summary>
internal sealed class PairTrace(PairKernel<double> kernel, Problem problem, long keptBytes = PairTrace.KeptBytes)
{
    private const int SegmentSteps = 128;
    private const long KeptBytes = 128L * 1024 * 1024;

    private readonly double[] record = new double[(SegmentSteps + 2) * kernel.StripRows];
    private readonly double[] costs = new double[problem.Window.Columns];

    public (double Sum, IReadOnlyList<(int First, int Second)> Path) Solve(CancellationToken cancellation)
    {
        var groupStrips = (int)Math.Clamp(keptBytes * kernel.Strips * 4 / Math.Max(1, problem.Window.Cells), 1, kernel.Strips);
        var heads = new Stack<(int Strip, double[] Border)>();
        List<KeptStrip> group = [];
        for (var strip = 0; strip < kernel.Strips; strip += groupStrips)
        {
            heads.Push((strip, kernel.Border.ToArray()));
            group = RunGroup(strip, Math.Min(kernel.Strips, strip + groupStrips), isKept: strip + groupStrips >= kernel.Strips, cancellation);
        }

        var rows = problem.Window.Rows;
        var sum = kernel.State[kernel.RegisterAt((rows - 1) % kernel.StripRows)];
        if (!(sum <= problem.MaximumSum) || double.IsPositiveInfinity(sum))
        {
            return (double.PositiveInfinity, []);
        }

        List<(int First, int Second)> path = [(rows - 1, problem.Window.Columns - 1)];
        while (true)
        {
            var (first, head) = heads.Pop();
            if (group.Count == 0)
            {
                head.CopyTo(kernel.Border);
                group = RunGroup(first, first + groupStrips, isKept: true, cancellation);
            }

            for (var index = group.Count - 1; index >= 0; index--)
            {
                TraceStrip(group[index], path, cancellation);
            }

            if (path[^1] == (0, 0))
            {
                path.Reverse();
                return (sum, path);
            }

            group = [];
        }
    }

    private List<KeptStrip> RunGroup(int from, int until, bool isKept, CancellationToken cancellation)
    {
        List<KeptStrip> kept = [];
        for (var index = from; index < until; index++)
        {
            var strip = kernel.Place(index);
            if (isKept)
            {
                kept.Add(RunKept(strip, cancellation));
            }
            else
            {
                kernel.RunStrip(strip, cancellation);
            }
        }

        return kept;
    }

    private KeptStrip RunKept(StripPlace strip, CancellationToken cancellation)
    {
        var above = kernel.Border.Slice(kernel.BorderAt(strip.FirstColumn - 1), strip.Steps + 2).ToArray();
        var states = new double[(strip.Steps + SegmentSteps - 1) / SegmentSteps][];
        kernel.Begin(strip);
        for (var segment = 0; segment < states.Length; segment++)
        {
            cancellation.ThrowIfCancellationRequested();
            states[segment] = kernel.State.ToArray();
            kernel.RunSteps(strip, segment * SegmentSteps, Math.Min(strip.Steps, (segment + 1) * SegmentSteps), [], 0);
        }

        kernel.End(strip);
        return new(strip, above, states);
    }

    /// <summary>Follows the path from its last match, which is in the strip, to the first match above it or to the beginning.</summary>
    private void TraceStrip(KeptStrip kept, List<(int First, int Second)> path, CancellationToken cancellation)
    {
        var strip = kept.Place;
        var loaded = -1;
        while (path[^1] is var (row, column) && row >= strip.Row && (row, column) != (0, 0))
        {
            var step = column - strip.FirstColumn + row - strip.Row;
            if (step / SegmentSteps != loaded)
            {
                cancellation.ThrowIfCancellationRequested();
                loaded = step / SegmentSteps;
                Record(kept, loaded);
            }

            path.Add(Before(kept, loaded, row, column));
        }
    }

    private void Record(KeptStrip kept, int segment)
    {
        var strip = kept.Place;
        var rows = kernel.StripRows;
        var from = segment * SegmentSteps;
        var until = Math.Min(strip.Steps, from + SegmentSteps);
        var state = kept.States[segment];

        // Two steps before the segment the row above each row was where its diagonal neighbor is now.
        for (var row = 0; row + 1 < rows; row++)
        {
            record[kernel.RegisterAt(row)] = state[rows + kernel.RegisterAt(row + 1)];
        }

        state.AsSpan(0, rows).CopyTo(record.AsSpan(rows));
        kept.Above.CopyTo(kernel.Border[kernel.BorderAt(strip.FirstColumn - 1)..]);
        kernel.Resume(strip, state);
        kernel.RunSteps(strip, from, until, record, 2 * rows);
    }

    /// <summary>The match before one, by the rule of the general recursion: the first move with the least sum.</summary>
    private (int First, int Second) Before(KeptStrip kept, int segment, int row, int column)
    {
        var cost = CostAt(row, column);
        var (best, match) = (double.PositiveInfinity, (row, column));
        foreach (var move in problem.Moves)
        {
            var sum = SumAt(kept, segment, row, column, move) + Move.Weighted(move.Matches[0].Weight, cost) + move.Added;
            if (sum < best)
            {
                (best, match) = (sum, (row - move.Rows, column - move.Columns));
            }
        }

        return match;
    }

    private double SumAt(KeptStrip kept, int segment, int row, int column, Move move)
    {
        var strip = kept.Place;
        var (fromRow, fromColumn) = (row - strip.Row - move.Rows, column - move.Columns);
        if (fromRow < 0)
        {
            return kept.Above[fromColumn - strip.FirstColumn + 1];
        }

        var step = fromColumn - strip.FirstColumn + fromRow;
        return record[((step - (segment * SegmentSteps) + 2) * kernel.StripRows) + kernel.RegisterAt(fromRow)];
    }

    private double CostAt(int row, int column)
    {
        problem.Costs(row, column, column, costs);
        return costs[column];
    }

    /// <summary>A strip that can be run again from any of its segments.</summary>
    /// <param name="Place">Where it is.</param>
    /// <param name="Above">The border above it, from the column before its first.</param>
    /// <param name="States">The registers at the head of each segment.</param>
    private sealed record KeptStrip(StripPlace Place, double[] Above, double[][] States);
}
