using NeuroPose.Figures.Model;
using NeuroPose.Statistics;

namespace NeuroPose.Figures;

/// <summary>What the axes and curves of a test of curves are called.</summary>
public sealed record SpmFigureOptions
{
    /// <summary>What the curves are, and their unit.</summary>
    public AxisLabel Quantity { get; init => field = value ?? throw new ArgumentNullException(nameof(Quantity)); } = new("value");

    /// <summary>What the nodes are, from 0 to <see cref="LastNode"/>.</summary>
    public AxisLabel Nodes { get; init => field = value ?? throw new ArgumentNullException(nameof(Nodes)); } = new("gait cycle", "%");

    /// <summary>Where the last node is on the axis; the first is at 0.</summary>
    public double LastNode { get; init; } = 100;

    /// <summary>What the first sample is called.</summary>
    public string FirstName { get; init => field = value ?? throw new ArgumentNullException(nameof(FirstName)); } = "first";

    /// <summary>What the second sample, or the reference, is called.</summary>
    public string SecondName { get; init => field = value ?? throw new ArgumentNullException(nameof(SecondName)); } = "second";

    /// <summary>Where each node of a test is on the axis.</summary>
    internal double[] Places(SpmTest test) => [.. Enumerable.Range(0, test.T.Length)
        .Select(node => LastNode * node / Math.Max(1, test.T.Length - 1))];
}

public static partial class StatisticsFigures
{
    /// <summary>
    /// A test of whole curves: above, mean ± 1 standard deviation of each sample; below, t at each node with the height that |t| needs, and
    /// the stretches that were found shaded with their p.
    /// </summary>
    /// <param name="test">The test.</param>
    /// <param name="first">The first sample that it was made of.</param>
    /// <param name="second">The second sample, of pairs the other curves; of one sample the reference as a single curve, or null for
    /// 0.</param>
    /// <param name="options">What axes and curves are called.</param>
    /// <exception cref="ArgumentException">The curves are not as many, or not as long, as those of the test.</exception>
    public static PlotFigure Spm(SpmTest test, IReadOnlyList<double[]> first, IReadOnlyList<double[]>? second = null,
        SpmFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(first);
        RequireCurvesOf(test, first, second);
        options ??= new();
        return Spm(test, options,
            [.. Sample(options.Places(test), first, options.FirstName, 0), .. second is null
                ? []
                : Sample(options.Places(test), second, options.SecondName, 1)]);
    }

    /// <summary>A test of whole curves without them: t at each node, the height that |t| needs, and the stretches that were
    /// found.</summary>
    /// <param name="test">The test.</param>
    /// <param name="options">What the axes are called.</param>
    public static PlotFigure Spm(SpmTest test, SpmFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Spm(test, options ?? new(), []);
    }

    private static PlotFigure Spm(SpmTest test, SpmFigureOptions options, Layer[] samples)
    {
        var at = options.Places(test);
        var isField = test.Options.Inference == SpmInference.RandomField;
        SpmCluster[] found = [.. isField ? test.AboveCriticalT : test.Clusters.Where(cluster => cluster.P <= test.Options.Alpha)];
        var axis = new PlotAxis(options.Nodes) { Low = 0, High = options.LastNode };
        SpanLayer[] spans = [.. found.Select(cluster => new SpanLayer(at[cluster.First], at[cluster.Last], isField ? "" : "p "
            + ChanceWords(cluster.P)) { Color = 4 })];
        double[] t = [.. test.T.ToArray().Select(value => double.IsInfinity(value) ? double.NaN : value)];
        Panel[] above = samples.Length == 0
            ? []
            : [new() { X = axis, Y = new(options.Quantity), Layers = [.. spans.Select(span => span with { Label = "" }), .. samples] }];
        return new(new Plot
        {
            Panels =
            [
                .. above,
                new()
                {
                    X = axis,
                    Y = new(new AxisLabel("SPM{t}")),
                    Layers =
                    [
                        .. spans,
                        new LineLayer(new[] { 0, options.LastNode }, new double[] { 0, 0 }) { Color = 6, Faint = true },
                        Height(test.CriticalT, "critical t"), Height(-test.CriticalT, ""),
                        new LineLayer(at, t) { Name = "t", Color = 2 },
                    ],
                },
            ],
            SharedX = true,
            Notes = [.. SpmNotes(test, found, samples.Length > 0)],
        })
        {
            Title = samples.Length == 0 ? "Test of curves" : $"Test of curves: {options.FirstName} and {options.SecondName}",
            Description = FormattableString.Invariant($"t at {t.Length} nodes, greatest |t| {test.LargestT:0.00}, p {ChanceWords(test.P)}."),
        };
    }

    private static RuleLayer Height(double t, string word) =>
        new(t, word.Length == 0 ? "" : FormattableString.Invariant($"{word} ± {t:0.00}")) { Horizontal = true };

    private static IEnumerable<Layer> Sample(double[] at, IReadOnlyList<double[]> curves, string name, int color)
    {
        var band = CurveBand.Of(curves);
        var (mean, deviation) = (band.Mean.ToArray(), band.StandardDeviation.ToArray());
        if (curves.Count > 1)
        {
            yield return new BandLayer(at, mean.Zip(deviation, (center, half) => center - half).ToArray(),
                mean.Zip(deviation, (center, half) => center + half).ToArray())
            { Color = color };
        }

        yield return new LineLayer(at, mean)
        { Name = curves.Count > 1 ? FormattableString.Invariant($"{name} (n = {curves.Count})") : name, Color = color };
    }

    private static IEnumerable<string> SpmNotes(SpmTest test, SpmCluster[] found, bool hasBands)
    {
        yield return FormattableString.Invariant($"Greatest |t| {test.LargestT:0.00}, p {ChanceWords(test.P)}.{(hasBands ? " Bands: ± 1 SD (n − 1)." : "")}");
        yield return test.LeastP > test.Options.Alpha
            ? FormattableString.Invariant($"So few curves can give no p below {test.LeastP:0.000}: nothing can be found at α = {test.Options.Alpha}.")
            : test.Options.Inference == SpmInference.RandomField ? ""
            : FormattableString.Invariant($"Shaded: {found.Length} of {test.Clusters.Count} stretches above |t| = {test.ClusterFormingT:0.00}, by their mass; p above α is not shaded.");
        yield return test.Describe();
    }

    private static void RequireCurvesOf(SpmTest test, IReadOnlyList<double[]> first, IReadOnlyList<double[]>? second)
    {
        var expected = test.Design switch
        {
            SpmDesign.OneSample => second is null ? 0 : 1,
            SpmDesign.Paired => test.FirstCurves,
            _ => test.SecondCurves,
        };
        var counts = (first.Count, second?.Count ?? 0);
        if (counts != (test.FirstCurves, expected) || first.Concat(second ?? []).Any(curve => curve.Length != test.T.Length))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The test was made of {test.FirstCurves} and {expected} curves of {test.T.Length} nodes; got {counts.Item1} and {counts.Item2}. Pass the curves that were tested."), nameof(first));
        }
    }
}
