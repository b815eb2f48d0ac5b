using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>
/// The recursion D(i, j) = cost(i, j) + min(D(i−1, j), D(i, j−1), D(i−1, j−1)), row by row over two rows of memory.
/// Distance and path come from this one loop, so they cannot disagree.
/// </summary>
internal static class AccumulatedCost
{
    public static double Distance(FeatureSeries first, FeatureSeries second, DtwDefinition definition) =>
        Accumulate(first, second, definition, steps: null);

    public static (double Distance, IReadOnlyList<(int First, int Second)> Path) Path(FeatureSeries first, FeatureSeries second, DtwDefinition definition)
    {
        var steps = new StepTable(first.Length, second.Length);
        var distance = Accumulate(first, second, definition, steps);
        return (distance, steps.TraceBack());
    }

    private static double Accumulate(FeatureSeries first, FeatureSeries second, DtwDefinition definition, StepTable? steps)
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
            var (from, to) = definition.Band.Columns(row, first.Length, columns);
            LocalCosts.Fill(first[row], second, from, to, definition.LocalCost, costs);
            var left = double.PositiveInfinity;
            for (var column = from; column <= to; column++)
            {
                var best = above[column + 1];
                var step = Step.First;
                if (left < best)
                {
                    best = left;
                    step = Step.Second;
                }

                if (above[column] < best)
                {
                    best = above[column];
                    step = Step.Both;
                }

                left = best + costs[column];
                current[column + 1] = left;
                steps?.Set(row, column, step);
            }

            (above, current) = (current, above);
        }

        return above[columns];
    }
}
