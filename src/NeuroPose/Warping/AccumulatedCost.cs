using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>
/// The recursion D(i, j) = min(D(i−1, j) + cost, D(i, j−1) + cost, D(i−1, j−1) + cost), cost being that of (i, j), row by row over two
/// rows of memory. Distance and path come from this one loop, so they cannot disagree.
/// </summary>
internal static class AccumulatedCost
{
    public static double Distance(FeatureSeries first, FeatureSeries second, MatchWindow window, LocalCost cost) =>
        Accumulate(first, second, window, cost, steps: null);

    public static (double Distance, IReadOnlyList<(int First, int Second)> Path) Path(FeatureSeries first, FeatureSeries second, MatchWindow window, LocalCost cost)
    {
        var steps = new StepTable(window);
        var distance = Accumulate(first, second, window, cost, steps);
        return (distance, steps.TraceBack());
    }

    private static double Accumulate(FeatureSeries first, FeatureSeries second, MatchWindow window, LocalCost localCost, StepTable? steps)
    {
        var columns = second.Length;

        // Index j + 1 holds column j; index 0 is the border on the left, always infinite but for the origin.
        var above = new double[columns + 1];
        var current = new double[columns + 1];
        var costs = new double[columns];
        above.AsSpan().Fill(double.PositiveInfinity);
        above[0] = 0;
        for (var row = 0; row < first.Length; row++)
        {
            current.AsSpan().Fill(double.PositiveInfinity);
            var (from, to) = window[row];
            LocalCosts.Fill(first[row], second, from, to, localCost, costs);
            var left = double.PositiveInfinity;
            for (var column = from; column <= to; column++)
            {
                // The sums are compared, not what they are made of: two that round to one number tie.
                var cost = costs[column];
                var best = above[column + 1] + cost;
                var step = Step.First;
                if (left + cost < best)
                {
                    best = left + cost;
                    step = Step.Second;
                }

                if (above[column] + cost < best)
                {
                    best = above[column] + cost;
                    step = Step.Both;
                }

                left = best;
                current[column + 1] = left;
                steps?.Set(row, column, step);
            }

            (above, current) = (current, above);
        }

        // Without a finite sum there is no best path: every one of them ties at infinity.
        return double.IsFinite(above[columns])
            ? above[columns]
            : throw new SeriesException(
                $"the costs of matching it with \"{second.Label}\" add up beyond the largest double. Bring both to a smaller unit of numbers first.",
                new(File: first.Label.Length > 0 ? first.Label : "the series"));
    }
}
