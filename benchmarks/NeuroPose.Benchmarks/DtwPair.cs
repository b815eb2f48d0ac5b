using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Benchmarks;

/// <summary>The distance of two random walks, against the plainest two-row loop over one dimension.</summary>
internal static class DtwPair
{
    public static string Run(int length)
    {
        var first = RandomWalk(1, length);
        var second = RandomWalk(2, length);
        var (a, b) = (FeatureSeries.Of("a", "1", first), FeatureSeries.Of("b", "1", second));
        if (Dtw.Distance(a, b) != TwoRows(first, second))
        {
            throw new InvalidOperationException("The library and the baseline disagree.");
        }

        var (candidate, baseline) = Interleaved.Medians(() => Dtw.Distance(a, b), () => TwoRows(first, second));
        var cells = (double)length * length;
        return FormattableString.Invariant(
            $"dtw-pair-{length}: {candidate:0.00} ms, {cells / candidate / 1e3:0} M cells/s, {baseline / candidate:0.00} × the two-row loop ({baseline:0.00} ms)");
    }

    private static double TwoRows(double[] first, double[] second)
    {
        var above = new double[second.Length + 1];
        var current = new double[second.Length + 1];
        Array.Fill(above, double.PositiveInfinity);
        above[0] = 0;
        foreach (var x in first)
        {
            current[0] = double.PositiveInfinity;
            for (var j = 0; j < second.Length; j++)
            {
                current[j + 1] = Math.Abs(x - second[j]) + Math.Min(above[j], Math.Min(above[j + 1], current[j]));
            }

            (above, current) = (current, above);
        }

        return above[^1];
    }

    private static double[] RandomWalk(long seed, int length)
    {
        var random = new SeededRandom(seed);
        var value = 0.0;
        return [.. Enumerable.Range(0, length).Select(_ => value += random.NextGaussian())];
    }
}
