using NeuroPose.Numerics;
using NeuroPose.Statistics;

namespace NeuroPose.Benchmarks;

/// <summary>
/// A two-sample test of 2 × 20 curves of 101 nodes by 10,000 permutations, against a plain one that takes means and deviations of both
/// samples for each permutation and node.
/// </summary>
internal static class SpmPermutations
{
    private const int Curves = 20;
    private const int Nodes = 101;
    private const int Permutations = 10_000;

    public static string Run()
    {
        var random = new SeededRandom(17);
        var (first, second) = (Made(random), Made(random));
        var options = new SpmOptions { Permutation = new() { ExactUpTo = 0, Draws = Permutations } };
        double[][] all = [.. first, .. second];
        var greatest = 0.0;
        var onOneThread = options with { Permutation = options.Permutation with { Threads = 1 } };
        var (milliseconds, plain) = Interleaved.MediansWithin(5, () => Spm.TTest2(first, second, options), () => greatest = Plain(all));
        var (alone, _) = Interleaved.Medians(() => Spm.TTest2(first, second, onOneThread), () => { });
        var critical = Spm.TTest2(first, second, options).CriticalT;
        return FormattableString.Invariant(
            $"spm-permutations: {milliseconds,8:0.00} ms for 10,000 permutations of 2 x 20 curves of 101 nodes, {alone:0.00} ms on one thread; plain {plain:0} ms, {plain / milliseconds:0} x; critical t {critical:0.000}, plain with other permutations {greatest:0.000}");
    }

    private static double[][] Made(SeededRandom random)
    {
        var curves = new double[Curves][];
        for (var curve = 0; curve < Curves; curve++)
        {
            curves[curve] = new double[Nodes];
            var (value, slope) = (0.0, 0.0);
            for (var node = 0; node < Nodes; node++)
            {
                slope = (0.8 * slope) + random.NextGaussian();
                value = (0.9 * value) + slope;
                curves[curve][node] = value;
            }
        }

        return curves;
    }

    private static double Plain(double[][] all)
    {
        var random = new SeededRandom(1);
        var order = Enumerable.Range(0, all.Length).ToArray();
        var greatest = new double[Permutations];
        for (var permutation = 0; permutation < Permutations; permutation++)
        {
            for (var last = order.Length - 1; last > 0; last--)
            {
                var other = random.NextInt(last + 1);
                (order[last], order[other]) = (order[other], order[last]);
            }

            for (var node = 0; node < Nodes; node++)
            {
                var (mean, otherMean) = (Mean(all, order, 0, node), Mean(all, order, Curves, node));
                var squares = Squares(all, order, 0, node, mean) + Squares(all, order, Curves, node, otherMean);
                var t = (mean - otherMean) / Math.Sqrt(squares / ((2 * Curves) - 2) * (2.0 / Curves));
                greatest[permutation] = Math.Max(greatest[permutation], Math.Abs(t));
            }
        }

        Array.Sort(greatest);
        return greatest[(int)(0.95 * Permutations) - 1];
    }

    private static double Mean(double[][] all, int[] order, int from, int node)
    {
        var sum = 0.0;
        for (var index = from; index < from + Curves; index++)
        {
            sum += all[order[index]][node];
        }

        return sum / Curves;
    }

    private static double Squares(double[][] all, int[] order, int from, int node, double mean)
    {
        var sum = 0.0;
        for (var index = from; index < from + Curves; index++)
        {
            var distance = all[order[index]][node] - mean;
            sum += distance * distance;
        }

        return sum;
    }
}
