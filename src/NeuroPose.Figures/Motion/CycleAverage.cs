namespace NeuroPose.Figures.Motion;

/// <summary>Cycles on a common axis from 0 to 100 percent, with their mean and standard deviation.</summary>
internal sealed record CycleAverage(IReadOnlyList<double[]> Cycles, double[] Mean, double[] Below, double[] Above)
{
    private const int Points = 101;

    /// <summary>0 to 100 in steps of one.</summary>
    public static double[] Percent { get; } = [.. Enumerable.Range(0, Points).Select(point => (double)point)];

    /// <summary>
    /// Interpolates each cycle and averages; NaN where no cycle has a value, and bounds are NaN where fewer than two have.
    /// </summary>
    public static CycleAverage Of(IReadOnlyList<double[]> cycles)
    {
        double[][] normalized = [.. cycles.Select(Normalized)];
        var (mean, below, above) = (new double[Points], new double[Points], new double[Points]);
        for (var point = 0; point < Points; point++)
        {
            // Welford's update: stable, and the same bits in any run because cycles come in their order.
            var (count, average, squares) = (0, 0.0, 0.0);
            foreach (var cycle in normalized)
            {
                if (double.IsFinite(cycle[point]))
                {
                    count++;
                    var before = cycle[point] - average;
                    average += before / count;
                    squares += before * (cycle[point] - average);
                }
            }

            var deviation = count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN;
            (mean[point], below[point], above[point]) = (count > 0 ? average : double.NaN, average - deviation, average + deviation);
        }

        return new(normalized, mean, below, above);
    }

    private static double[] Normalized(double[] cycle)
    {
        var values = new double[Points];
        for (var point = 0; point < Points; point++)
        {
            var position = (double)point * (cycle.Length - 1) / (Points - 1);
            var before = (int)position;
            var part = position - before;
            values[point] = cycle.Length == 0 ? double.NaN
                : part == 0 ? cycle[before]
                : cycle[before] + (part * (cycle[before + 1] - cycle[before]));
        }

        return values;
    }
}
