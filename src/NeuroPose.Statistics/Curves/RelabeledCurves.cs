using System.Numerics;
using System.Runtime.InteropServices;
using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>Which t statistic a permutation looks at.</summary>
internal enum TStatistic
{
    /// <summary>Of two samples with a common variance.</summary>
    Pooled,

    /// <summary>Of two samples with variances of their own (Welch).</summary>
    Welch,

    /// <summary>Of one sample, or of pairs, against 0.</summary>
    OneSample,
}

/// <summary>
/// The greatest |t| over all nodes and the greatest mass of a cluster, for every way of giving the labels.
/// <para>
/// Exchanging labels moves neither a node's sum nor its sum of squares. So each way needs one sum s a node, over the rows that are taken
/// together; with S the sum of squares and c = 1/n₁ + 1/n₂ (or 1/n), r = c s² / S is the share of the variance that the labels explain, and
/// t² = ν r / (1 − r). Sums go over the rows in their order, many nodes at a time: no bit depends on how many, nor on the threads, since
/// each way is computed by itself.
/// </para>
/// </summary>
internal sealed class RelabeledCurves
{
    private const int Block = 256;

    private readonly Relabelings relabelings;
    private readonly TStatistic statistic;
    private readonly int nodes;
    private readonly int width;
    private readonly int taken;
    private readonly int rows;
    private readonly double[] values;
    private readonly double[] squares;
    private readonly double[] totals;
    private readonly double[] weights;
    private readonly double[] squareTotals;

    private RelabeledCurves(double[][] curves, int taken, TStatistic statistic, Relabelings relabelings)
    {
        (this.relabelings, this.statistic, this.taken) = (relabelings, statistic, taken);
        (rows, nodes) = (curves.Length, curves[0].Length);
        width = (nodes + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        values = new double[rows * width];
        squares = new double[statistic == TStatistic.Welch ? rows * width : 0];
        (totals, weights, squareTotals) = (new double[width], new double[width], new double[width]);
        var isCentered = statistic != TStatistic.OneSample;
        var c = isCentered ? (1.0 / taken) + (1.0 / (rows - taken)) : 1.0 / rows;
        for (var node = 0; node < nodes; node++)
        {
            var column = CurveSet.At(curves, node);
            var isConstant = !column.AsSpan().ContainsAnyExcept(column[0]);
            var mean = isCentered ? Moments.Mean(column) : 0;
            for (var row = 0; row < rows; row++)
            {
                // A node at which nothing differs says nothing: rounding errors of its mean are no difference.
                var value = isCentered && isConstant ? 0 : column[row] - mean;
                values[(row * width) + node] = value;
                totals[node] += value;
                squareTotals[node] += value * value;
                if (squares.Length > 0)
                {
                    squares[(row * width) + node] = value * value;
                }
            }

            weights[node] = squareTotals[node] > 0 ? c / squareTotals[node] : 0;
        }
    }

    /// <summary>The degrees of freedom of a common variance.</summary>
    private int Freedom => statistic == TStatistic.OneSample ? rows - 1 : rows - 2;

    /// <summary>
    /// The distribution under exchanged labels. Of two samples the curves of the smaller one stand first.
    /// </summary>
    /// <param name="curves">Rows × nodes.</param>
    /// <param name="taken">The rows of the smaller sample; 0 of one sample.</param>
    /// <param name="statistic">What is looked at.</param>
    /// <param name="forming">The |t| that clusters are above.</param>
    /// <param name="options">Which ways, and how many threads.</param>
    /// <param name="cancellation">Looked at before each block of ways.</param>
    public static PermutationDistribution Distribution(
        double[][] curves, int taken, TStatistic statistic, double forming, PermutationOptions options, CancellationToken cancellation)
    {
        var relabelings = statistic == TStatistic.OneSample ? Relabelings.Signs(curves.Length, options) : Relabelings.Split(curves.Length, taken, options);
        var work = new RelabeledCurves(curves, taken, statistic, relabelings);
        var (largest, masses) = (new double[relabelings.Count], new double[relabelings.Count]);
        var blocks = (relabelings.Count + Block - 1) / Block;
        void Compute(int block)
        {
            cancellation.ThrowIfCancellationRequested();
            var (sums, ofSquares) = (new double[work.width], new double[work.width]);
            for (var way = block * Block; way < Math.Min(relabelings.Count, (block + 1) * Block); way++)
            {
                (largest[way], masses[way]) = work.Look(way, forming, sums, ofSquares);
            }
        }

        if (blocks == 1 || options.Threads == 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                Compute(block);
            }
        }
        else
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1, CancellationToken = cancellation }, Compute);
        }

        return new(largest, masses, relabelings.Total, relabelings.IsExact);
    }

    private (double Largest, double Mass) Look(int way, double forming, double[] sums, double[] ofSquares)
    {
        Sum(values, relabelings[way], sums);
        if (statistic == TStatistic.Welch)
        {
            Sum(squares, relabelings[way], ofSquares);
        }

        var (largest, mass, run, sign) = (0.0, 0.0, 0.0, 0);
        var formingStrength = statistic == TStatistic.Welch ? forming * forming : forming * forming / (Freedom + (forming * forming));
        for (var node = 0; node < nodes; node++)
        {
            var sum = statistic == TStatistic.OneSample ? totals[node] - (2 * sums[node]) : sums[node];
            var strength = statistic == TStatistic.Welch ? WelchSquare(node, sum, ofSquares[node]) : sum * sum * weights[node];
            largest = Math.Max(largest, strength);
            if (!(strength > formingStrength))
            {
                (run, sign) = (0, 0);
                continue;
            }

            run = (sum < 0 ? -1 : 1) == sign ? run : 0;
            sign = sum < 0 ? -1 : 1;
            run += T(strength) - forming;
            mass = Math.Max(mass, run);
        }

        return (T(largest), mass);
    }

    /// <summary>|t| of a share of the variance; of Welch's statistic the root.</summary>
    private double T(double strength) =>
        statistic == TStatistic.Welch ? Math.Sqrt(strength) : Math.Sqrt(Freedom * strength / Math.Max(0, 1 - strength));

    private double WelchSquare(int node, double sum, double ofSquares)
    {
        var others = rows - taken;
        var difference = (sum / taken) - ((totals[node] - sum) / others);
        var variance = Math.Max(0, (ofSquares - (sum * sum / taken)) / (taken - 1)) / taken;
        var rest = totals[node] - sum;
        variance += Math.Max(0, (squareTotals[node] - ofSquares - (rest * rest / others)) / (others - 1)) / others;
        return difference == 0 ? 0 : difference * difference / variance;
    }

    /// <summary>The sum of some rows at every node: four vectors of nodes at a time stay in registers.</summary>
    private static void Sum(double[] from, ReadOnlySpan<int> taken, double[] sums)
    {
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(from);
        var ofSums = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var stride = ofSums.Length;
        var at = 0;
        for (; at + 4 <= stride; at += 4)
        {
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            foreach (var row in taken)
            {
                var four = vectors.Slice((row * stride) + at, 4);
                a += four[0];
                b += four[1];
                c += four[2];
                d += four[3];
            }

            (ofSums[at], ofSums[at + 1], ofSums[at + 2], ofSums[at + 3]) = (a, b, c, d);
        }

        for (; at < stride; at++)
        {
            var sum = Vector<double>.Zero;
            foreach (var row in taken)
            {
                sum += vectors[(row * stride) + at];
            }

            ofSums[at] = sum;
        }
    }
}

/// <summary>The greatest |t| and the greatest mass of every way of giving the labels; the first is the observed one.</summary>
internal sealed class PermutationDistribution
{
    // Ways that are equal in exact numbers may differ in the last digits by the order of their sums.
    private const double Rounding = 1e-10;

    private readonly double[] largest;
    private readonly double[] masses;
    private readonly int copies;

    public PermutationDistribution(double[] largest, double[] masses, int total, bool isExact)
    {
        Observed = largest[0];
        this.largest = [.. largest.Order()];
        this.masses = [.. masses.Order()];
        copies = total / largest.Length;
        Total = total;
        IsExact = isExact;
    }

    /// <summary>The observed greatest |t|.</summary>
    public double Observed { get; }

    /// <summary>How many ways of giving the labels were looked at.</summary>
    public int Total { get; }

    /// <summary>True when these are all ways.</summary>
    public bool IsExact { get; }

    /// <summary>The least p that can be.</summary>
    public double LeastP => (double)copies / Total;

    /// <summary>The ⌈(1 − α) N⌉-th of the greatest |t| in order.</summary>
    public double Threshold(double alpha)
    {
        // In decimal numbers 1 − 0.05 is 0.95: in binary ones a rank may be lost.
        var rank = (int)Math.Ceiling((1 - (decimal)alpha) * Total);
        return largest[Math.Clamp(((rank + copies - 1) / copies) - 1, 0, largest.Length - 1)];
    }

    /// <summary>The share of ways whose greatest |t| is at least this one.</summary>
    public double POfLargest(double t) => Share(largest, t);

    /// <summary>The share of ways whose greatest mass is at least this one.</summary>
    public double POfMass(double mass) => Share(masses, mass);

    private double Share(double[] sorted, double value)
    {
        var limit = double.IsFinite(value) ? value - (Rounding * (1 + value)) : value;
        var below = 0;
        while (below < sorted.Length && sorted[below] < limit)
        {
            below++;
        }

        return (double)copies * (sorted.Length - below) / Total;
    }
}
