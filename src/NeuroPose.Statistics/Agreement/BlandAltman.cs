using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>How the confidence intervals of limits of agreement are made.</summary>
public enum LimitIntervals
{
    /// <summary>t · SD √(1/n + 1.96² / (2 (n − 1))): J. M. Bland and D. G. Altman, Stat Methods Med Res 8, 1999.</summary>
    BlandAltman1999,

    /// <summary>t · √(3 SD² / n): J. M. Bland and D. G. Altman, Lancet 327, 1986.</summary>
    BlandAltman1986,
}

/// <summary>How the limits of agreement are made.</summary>
public sealed record BlandAltmanOptions
{
    /// <summary>How far the limits are from the bias, in standard deviations. The paper of 1986 printed 2; since then 1.96 is
    /// usual.</summary>
    public double Multiplier { get; init; } = 1.96;

    /// <summary>The level of the confidence intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How the intervals of the limits are made.</summary>
    public LimitIntervals Intervals { get; init; } = LimitIntervals.BlandAltman1999;
}

/// <summary>
/// Limits of agreement of two systems: between them lie about 95 of 100 differences, first − second, in the unit of the values. Sources:
/// J. M. Bland and D. G. Altman, Lancet 327, 1986; Stat Methods Med Res 8, 1999; of several pairs a subject, J Biopharm Stat 17, 2007.
/// </summary>
public sealed record BlandAltman
{
    private BlandAltman()
    {
    }

    /// <summary>The pairs that were compared.</summary>
    public required int Pairs { get; init; }

    /// <summary>The pairs that were left out because one of them is NaN.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The subjects that the pairs are of; as many as pairs where each pair is a subject of its own.</summary>
    public required int Subjects { get; init; }

    /// <summary>The mean difference, first − second, over all pairs.</summary>
    public required double Bias { get; init; }

    /// <summary>
    /// The standard deviation of a difference: over n − 1, or √(between subjects + within) where subjects have several pairs.
    /// </summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Bias − multiplier × standard deviation.</summary>
    public required double LowerLimit { get; init; }

    /// <summary>Bias + multiplier × standard deviation.</summary>
    public required double UpperLimit { get; init; }

    /// <summary>
    /// The confidence interval of the bias, t · SD / √n; null where subjects have several pairs: draw subjects with
    /// <see cref="Bootstrap.IntervalByGroup"/>.
    /// </summary>
    public required ConfidenceInterval? BiasInterval { get; init; }

    /// <summary>The confidence interval of the lower limit; null where subjects have several pairs.</summary>
    public required ConfidenceInterval? LowerLimitInterval { get; init; }

    /// <summary>The confidence interval of the upper limit; null where subjects have several pairs.</summary>
    public required ConfidenceInterval? UpperLimitInterval { get; init; }

    /// <summary>
    /// By how much the difference changes for each unit of the pair's mean (least squares): not 0 where the systems disagree more for large
    /// values. NaN where the means do not differ.
    /// </summary>
    public required double ProportionalSlope { get; init; }

    /// <summary>The p of that slope, two-sided, by Student's t; NaN below three pairs and where subjects have several pairs.</summary>
    public required double ProportionalP { get; init; }

    /// <summary>
    /// The variance of the differences between subjects, (mean square between − within) / m₀ with
    /// m₀ = ((Σm)² − Σm²) / ((n − 1) Σm); below 0, which chance may bring, it counts as 0 in the standard deviation. NaN for one pair a
    /// subject.
    /// </summary>
    public required double VarianceBetweenSubjects { get; init; }

    /// <summary>The variance of the differences of one subject; NaN for one pair a subject.</summary>
    public required double VarianceWithinSubjects { get; init; }

    /// <summary>What the limits were made with.</summary>
    public required BlandAltmanOptions Options { get; init; }

    /// <summary>Limits of agreement where each pair is a subject of its own.</summary>
    /// <param name="first">The values of one system.</param>
    /// <param name="second">The values of the other for the same subjects, in the same unit. A pair with a NaN is left out.</param>
    /// <param name="options">How the limits are made.</param>
    /// <exception cref="ArgumentException">The lengths differ, a value is infinite, or fewer than two pairs are known.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static BlandAltman Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, BlandAltmanOptions? options = null)
    {
        options = Checked(options);
        var pairs = Statistics.Pairs.Known(first, second, least: 2);
        var (n, bias) = (pairs.Count, Moments.Mean(pairs.Differences));
        var deviation = Math.Sqrt(Descriptive.SquaredDeviations(pairs.Differences) / (n - 1));
        var t = StudentDistribution.Quantile(ConfidenceInterval.UpperShare(options.Level), n - 1);
        var (multiplier, halfLimit) = (options.Multiplier, options.Intervals == LimitIntervals.BlandAltman1986
            ? t * deviation * Math.Sqrt(3.0 / n)
            : t * deviation * Math.Sqrt((1.0 / n) + (options.Multiplier * options.Multiplier / (2.0 * (n - 1)))));
        ConfidenceInterval Around(double center, double half) => ConfidenceInterval.Around(pairs.InUnit(center), pairs.InUnit(half), options.Level);
        var (slope, p) = Proportional(pairs);
        return Limits(pairs, n, bias, deviation, options) with
        {
            BiasInterval = Around(bias, t * deviation / Math.Sqrt(n)),
            LowerLimitInterval = Around(bias - (multiplier * deviation), halfLimit),
            UpperLimitInterval = Around(bias + (multiplier * deviation), halfLimit),
            ProportionalSlope = slope,
            ProportionalP = p,
        };
    }

    /// <summary>
    /// Limits of agreement where subjects have several pairs and the true value changes from pair to pair, as from stride to stride: the
    /// variance of a difference is that between subjects and that within, from a one-way analysis of variance (Bland and Altman 2007).
    /// </summary>
    /// <param name="first">The values of one system.</param>
    /// <param name="second">The values of the other for the same strides, in the same unit. A pair with a NaN is left out.</param>
    /// <param name="subjects">Whose each pair is.</param>
    /// <param name="options">How the limits are made. Intervals are not made: strides of one subject are not independent.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a value is infinite, there are fewer than two subjects, or no subject has two pairs.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static BlandAltman Of(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, IReadOnlyList<string> subjects, BlandAltmanOptions? options = null)
    {
        options = Checked(options);
        Groups.Of(subjects, nameof(subjects), first.Length);
        var pairs = Statistics.Pairs.Known(first, second, least: 3);
        var groups = Groups.Of([.. pairs.Rows.Select(row => subjects[row])], nameof(subjects));
        var (n, total) = (groups.Count, pairs.Count);
        if (n < 2 || n == total)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected at least two subjects, one of them with several pairs, found {n} for {total} pairs. Leave the subjects out where each pair is a subject of its own."),
                nameof(subjects));
        }

        var bias = Moments.Mean(pairs.Differences);
        var (between, within, squaredSizes) = (0.0, 0.0, 0.0);
        foreach (var (_, rows) in groups)
        {
            double[] own = [.. rows.Select(row => pairs.Differences[row])];
            var mean = Moments.Mean(own);
            between += own.Length * (mean - bias) * (mean - bias);
            within += Descriptive.SquaredDeviations(own);
            squaredSizes += (double)own.Length * own.Length;
        }

        var meanSize = (((double)total * total) - squaredSizes) / ((n - 1.0) * total);
        var varianceWithin = within / (total - n);
        var varianceBetween = ((between / (n - 1)) - varianceWithin) / meanSize;
        return Limits(pairs, n, bias, Math.Sqrt(Math.Max(0, varianceBetween) + varianceWithin), options) with
        {
            ProportionalSlope = Proportional(pairs).Slope,
            VarianceBetweenSubjects = pairs.InUnit(pairs.InUnit(varianceBetween)),
            VarianceWithinSubjects = pairs.InUnit(pairs.InUnit(varianceWithin)),
        };
    }

    private static BlandAltman Limits(Pairs pairs, int subjects, double bias, double deviation, BlandAltmanOptions options) => new()
    {
        Pairs = pairs.Count,
        LeftOut = pairs.LeftOut,
        Subjects = subjects,
        Bias = pairs.InUnit(bias),
        StandardDeviation = pairs.InUnit(deviation),
        LowerLimit = pairs.InUnit(bias - (options.Multiplier * deviation)),
        UpperLimit = pairs.InUnit(bias + (options.Multiplier * deviation)),
        BiasInterval = null,
        LowerLimitInterval = null,
        UpperLimitInterval = null,
        ProportionalSlope = double.NaN,
        ProportionalP = double.NaN,
        VarianceBetweenSubjects = double.NaN,
        VarianceWithinSubjects = double.NaN,
        Options = options,
    };

    private static (double Slope, double P) Proportional(Pairs pairs)
    {
        double[] means = [.. pairs.First.Zip(pairs.Second, (one, other) => one + ((other - one) / 2))];
        var spread = Descriptive.SquaredDeviations(means);
        if (!(spread > 0))
        {
            return (double.NaN, double.NaN);
        }

        var slope = Statistics.Pairs.Products(means, pairs.Differences) / spread;
        var freedom = pairs.Count - 2;
        if (freedom < 1)
        {
            return (slope, double.NaN);
        }

        var rest = Math.Max(0, Descriptive.SquaredDeviations(pairs.Differences) - (slope * slope * spread));
        return (slope, 2 * StudentDistribution.UpperTail(Math.Abs(slope) / Math.Sqrt(rest / freedom / spread), freedom));
    }

    private static BlandAltmanOptions Checked(BlandAltmanOptions? options)
    {
        options ??= new();
        ConfidenceInterval.RequireLevel(options.Level);
        return options.Multiplier > 0 ? options
            : throw new ArgumentOutOfRangeException(nameof(options), options.Multiplier, "The multiplier must be above 0; 1.96 is usual.");
    }
}
