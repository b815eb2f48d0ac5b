using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>What decides how high |t| has to be.</summary>
public enum SpmInference
{
    /// <summary>Exchanged labels: no assumption about distribution or smoothness.</summary>
    Permutation,

    /// <summary>Random field theory: normal, smooth residuals with one variance in both samples.</summary>
    RandomField,
}

/// <summary>How curves are tested.</summary>
public sealed record SpmOptions
{
    /// <summary>The chance of a false alarm anywhere on the curve, two-sided, between 0 and 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>What decides how high |t| has to be.</summary>
    public SpmInference Inference { get; init; } = SpmInference.Permutation;

    /// <summary>
    /// False lets each of two samples have its own variance (Welch's t); then by permutation only, clusters as above but with the degrees
    /// of freedom of a common variance. It does not matter for pairs and one sample.
    /// </summary>
    public bool EqualVariances { get; init; } = true;

    /// <summary>How labels are exchanged.</summary>
    public PermutationOptions Permutation { get; init; } = new();
}

/// <summary>
/// Tests of whole curves at once, such as a knee angle over 101 nodes of a cycle: t at each node, with a threshold that keeps the chance of
/// a false alarm anywhere at α. Node-by-node tests at 5 % raise a false alarm in about 40 of 100 comparisons of such curves. Sources:
/// K. J. Friston et al., Statistical Parametric Mapping, 2007; T. E. Nichols and A. P. Holmes, Human Brain Mapping 15, 2002 (permutation);
/// T. C. Pataky, J Biomech 43, 2010, and with J. Vanrenterghem and M. A. Robinson, J Biomech 48, 2015 (curves).
/// Every node of every curve has to be known: a NaN is refused.
/// </summary>
public static class Spm
{
    /// <summary>Two independent samples of curves: the first is above the second where t is positive.</summary>
    /// <param name="first">At least two curves: one a subject, since strides of one subject are not independent.</param>
    /// <param name="second">At least two curves over the same nodes, in the same unit.</param>
    /// <param name="options">How they are tested.</param>
    /// <param name="cancellation">Looked at while labels are exchanged.</param>
    /// <exception cref="ArgumentException">
    /// There are too few curves or nodes, their lengths differ, a node is NaN or infinite, or an option is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static SpmTest TTest2(
        IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, SpmOptions? options = null, CancellationToken cancellation = default)
    {
        options = Checked(options);
        var nodes = CurveSet.Require(first, nameof(first), leastCurves: 2);
        CurveSet.Require(second, nameof(second), leastCurves: 2, nodes);
        RequireNodes(nodes, nameof(first));
        if (!options.EqualVariances && options.Inference == SpmInference.RandomField)
        {
            throw new ArgumentException("Random field theory has one variance for both samples; found EqualVariances = false. Choose SpmInference.Permutation.", nameof(options));
        }

        var exponent = CurveSet.Exponent(first, second);
        return Test(
            options.EqualVariances ? SpmDesign.TwoSample : SpmDesign.TwoSampleWelch,
            CurveSet.Scaled(first, exponent), CurveSet.Scaled(second, exponent), options, cancellation);
    }

    /// <summary>Pairs of curves, such as before and after: the first is above the second where t is positive.</summary>
    /// <param name="first">At least two curves, one a subject.</param>
    /// <param name="second">The other curve of each subject, in the same order.</param>
    /// <param name="options">How they are tested.</param>
    /// <param name="cancellation">Looked at while signs are changed.</param>
    /// <exception cref="ArgumentException">
    /// There are too few curves or nodes, their numbers differ, a node is NaN or infinite, or an option is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static SpmTest TTestPaired(
        IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, SpmOptions? options = null, CancellationToken cancellation = default)
    {
        options = Checked(options);
        var nodes = CurveSet.Require(first, nameof(first), leastCurves: 2);
        CurveSet.Require(second, nameof(second), leastCurves: 2, nodes);
        RequireNodes(nodes, nameof(first));
        if (first.Count != second.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {first.Count} curves, one for each of the first, found {second.Count}. Leave out subjects without both."), nameof(second));
        }

        var exponent = CurveSet.Exponent(first, second);
        var pairs = CurveSet.Scaled(first, exponent).Zip(CurveSet.Scaled(second, exponent));
        return Test(SpmDesign.Paired, [.. pairs.Select(pair => Less(pair.First, pair.Second))], [], options, cancellation);
    }

    /// <summary>One sample of curves against a reference: it is above where t is positive.</summary>
    /// <param name="curves">At least two curves, one a subject.</param>
    /// <param name="reference">What the mean is compared with at each node; null for 0.</param>
    /// <param name="options">How they are tested.</param>
    /// <param name="cancellation">Looked at while signs are changed.</param>
    /// <exception cref="ArgumentException">
    /// There are too few curves or nodes, their lengths differ, a node is NaN or infinite, or an option is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static SpmTest TTest(
        IReadOnlyList<double[]> curves, double[]? reference = null, SpmOptions? options = null, CancellationToken cancellation = default)
    {
        options = Checked(options);
        var nodes = CurveSet.Require(curves, nameof(curves), leastCurves: 2);
        RequireNodes(nodes, nameof(curves));
        double[][] references = [reference ?? new double[nodes]];
        CurveSet.Require(references, nameof(reference), nodes: nodes);
        var exponent = CurveSet.Exponent(curves, references);
        var expected = CurveSet.Scaled(references, exponent)[0];
        return Test(SpmDesign.OneSample, [.. CurveSet.Scaled(curves, exponent).Select(curve => Less(curve, expected))], [], options, cancellation);
    }

    private static SpmTest Test(SpmDesign design, double[][] first, double[][] second, SpmOptions options, CancellationToken cancellation)
    {
        var freedom = first.Length + second.Length - (second.Length > 0 ? 2 : 1);
        var (t, residuals) = Statistic(design, first, second);
        var field = RandomField.Of(residuals, freedom);
        var forming = StudentDistribution.Quantile(1 - (options.Alpha / 2), freedom);
        var largest = t.Where(value => !double.IsNaN(value)).Select(Math.Abs).DefaultIfEmpty(double.NaN).Max();
        var result = new SpmTest
        {
            Design = design,
            FirstCurves = first.Length,
            SecondCurves = second.Length,
            DegreesOfFreedom = freedom,
            T = t,
            LargestT = largest,
            Fwhm = field.Fwhm,
            Resels = field.Resels,
            ClusterFormingT = forming,
            CriticalT = double.NaN,
            P = double.NaN,
            LeastP = 0,
            Permutations = 0,
            IsExact = false,
            AboveCriticalT = [],
            Clusters = [],
            Options = options,
        };
        result = options.Inference == SpmInference.RandomField
            ? result with { CriticalT = field.Threshold(options.Alpha), P = field.Chance(largest) }
            : WithPermutations(result, first, second, cancellation);
        return result with { AboveCriticalT = Runs(t, result.CriticalT) };
    }

    private static SpmTest WithPermutations(SpmTest test, double[][] first, double[][] second, CancellationToken cancellation)
    {
        var (less, more) = second.Length == 0 || first.Length <= second.Length ? (first, second) : (second, first);
        var (taken, statistic) = test.Design switch
        {
            SpmDesign.TwoSample => (less.Length, TStatistic.Pooled),
            SpmDesign.TwoSampleWelch => (less.Length, TStatistic.Welch),
            _ => (0, TStatistic.OneSample),
        };
        var distribution = RelabeledCurves.Distribution([.. less, .. more], taken, statistic, test.ClusterFormingT, test.Options.Permutation, cancellation);
        return test with
        {
            CriticalT = distribution.Threshold(test.Options.Alpha),
            P = distribution.POfLargest(distribution.Observed),
            LeastP = distribution.LeastP,
            Permutations = distribution.Total,
            IsExact = distribution.IsExact,
            Clusters = [.. Runs(test.T.Span, test.ClusterFormingT).Select(cluster => cluster with { P = distribution.POfMass(cluster.Mass) })],
        };
    }

    /// <summary>t at each node, and what the means leave of each curve. NaN where nothing differs from anything.</summary>
    private static (double[] T, double[][] Residuals) Statistic(SpmDesign design, double[][] first, double[][] second)
    {
        var nodes = first[0].Length;
        var residuals = first.Concat(second).Select(_ => new double[nodes]).ToArray();
        var t = new double[nodes];
        for (var node = 0; node < nodes; node++)
        {
            var (mean, squares) = Leave(first, node, residuals.AsSpan(0, first.Length));
            if (second.Length == 0)
            {
                t[node] = mean / Math.Sqrt(squares / (first.Length - 1) / first.Length);
                continue;
            }

            var (otherMean, otherSquares) = Leave(second, node, residuals.AsSpan(first.Length));
            t[node] = (mean - otherMean) / (design == SpmDesign.TwoSampleWelch
                ? Math.Sqrt((squares / (first.Length - 1) / first.Length) + (otherSquares / (second.Length - 1) / second.Length))
                : Math.Sqrt((squares + otherSquares) / (first.Length + second.Length - 2) * ((1.0 / first.Length) + (1.0 / second.Length))));
        }

        return (t, residuals);
    }

    private static (double Mean, double Squares) Leave(double[][] curves, int node, Span<double[]> residuals)
    {
        var values = CurveSet.At(curves, node);

        // The mean of equal values may be a last digit beside them.
        var mean = values.AsSpan().ContainsAnyExcept(values[0]) ? Moments.Mean(values) : values[0];
        for (var index = 0; index < values.Length; index++)
        {
            residuals[index][node] = values[index] - mean;
        }

        return (mean, Moments.SquaredDeviations(values, mean));
    }

    /// <summary>The stretches of nodes with |t| above a threshold and one sign.</summary>
    private static List<SpmCluster> Runs(ReadOnlySpan<double> t, double threshold)
    {
        // What is above by rounding alone is equal: the threshold may be the observed |t| itself.
        var limit = threshold * (1 + 1e-10);
        List<SpmCluster> runs = [];
        for (var node = 0; node < t.Length; node++)
        {
            if (!(Math.Abs(t[node]) > limit))
            {
                continue;
            }

            var (start, sign, peak, mass) = (node, Math.Sign(t[node]), node, 0.0);
            for (; node < t.Length && Math.Abs(t[node]) > limit && Math.Sign(t[node]) == sign; node++)
            {
                peak = Math.Abs(t[node]) > Math.Abs(t[peak]) ? node : peak;
                mass += Math.Abs(t[node]) - threshold;
            }

            node--;
            runs.Add(new(start, node, sign, mass, peak, t[peak], double.NaN));
        }

        return runs;
    }

    private static double[] Less(double[] curve, double[] other) => [.. curve.Zip(other, (one, two) => one - two)];

    private static void RequireNodes(int nodes, string name)
    {
        if (nodes < 2)
        {
            throw new ArgumentException("Expected curves of 2 nodes or more, found 1. For single numbers there is PermutationTest.", name);
        }
    }

    private static SpmOptions Checked(SpmOptions? options)
    {
        options ??= new();
        options.Permutation.Checked();
        return options.Alpha is > 0 and < 1 ? options
            : throw new ArgumentOutOfRangeException(nameof(options), options.Alpha, "Alpha must be between 0 and 1; 5 % is 0.05.");
    }
}
