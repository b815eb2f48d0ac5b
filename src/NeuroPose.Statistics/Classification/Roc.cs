namespace NeuroPose.Statistics;

/// <summary>Which end of a scale speaks for the positive group.</summary>
public enum RocDirection
{
    /// <summary>Higher values are taken for positive, as with a score.</summary>
    HigherIsPositive,

    /// <summary>Lower values are taken for positive, as with a distance to what is looked for.</summary>
    LowerIsPositive,
}

/// <summary>
/// How well one number tells two groups apart, whatever limit is set. Infinite values are ordered like others; NaN is refused, since
/// where an
/// unknown value stands in the order is not known.
/// </summary>
public static class Roc
{
    /// <summary>
    /// The area under the ROC curve: the chance that a positive value is on its side of a negative one, ties counted half. 0.5 is guessing,
    /// 1 full separation. It is Mann and Whitney's U over the number of pairs (Hanley and McNeil, "The meaning and use of the area under a
    /// receiver operating characteristic (ROC) curve", Radiology 143, 1982), counted exactly.
    /// </summary>
    /// <param name="negatives">The values of the negative group, at least one.</param>
    /// <param name="positives">The values of the positive group, at least one, in the same unit.</param>
    /// <param name="direction">Which end of the scale speaks for the positive group.</param>
    /// <exception cref="ArgumentException">A group has no values, or a NaN.</exception>
    public static double Auc(ReadOnlySpan<double> negatives, ReadOnlySpan<double> positives, RocDirection direction = RocDirection.HigherIsPositive)
    {
        Samples.RequireKnown(negatives, nameof(negatives));
        Samples.RequireKnown(positives, nameof(positives));
        var twice = direction == RocDirection.LowerIsPositive ? PairOrder.TwiceAbove(positives, negatives) : PairOrder.TwiceAbove(negatives, positives);
        return twice / 2.0 / ((double)negatives.Length * positives.Length);
    }

    /// <summary>The shares of both groups that are taken for positive, at every limit that makes a difference.</summary>
    /// <param name="negatives">The values of the negative group, at least one.</param>
    /// <param name="positives">The values of the positive group, at least one, in the same unit.</param>
    /// <param name="direction">Which end of the scale speaks for the positive group.</param>
    /// <exception cref="ArgumentException">A group has no values, or a NaN.</exception>
    public static RocCurve Curve(ReadOnlySpan<double> negatives, ReadOnlySpan<double> positives, RocDirection direction = RocDirection.HigherIsPositive)
    {
        var area = Auc(negatives, positives, direction);
        var isLower = direction == RocDirection.LowerIsPositive;
        double[] all = [.. negatives, .. positives];
        var values = all.Distinct().Order().ToArray();
        if (!isLower)
        {
            Array.Reverse(values);
        }

        double[] limits = [isLower ? double.NegativeInfinity : double.PositiveInfinity, .. values];
        return new()
        {
            Limits = limits,
            FalsePositives = Shares(negatives, limits, isLower),
            TruePositives = Shares(positives, limits, isLower),
            Area = area,
            Direction = direction,
        };
    }

    /// <summary>
    /// The area with its confidence interval, area ± z · standard error, cut at 0 and 1. The standard error is that of E. R. DeLong,
    /// D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating characteristic curves",
    /// Biometrics 44, 1988: of each value, the share of the other group that it is on its side of; the variances of these shares, each
    /// over its group's size. The values are independent; where several come from one subject, <see cref="Bootstrap.IntervalByGroup"/>
    /// draws subjects.
    /// </summary>
    /// <param name="negatives">The values of the negative group.</param>
    /// <param name="positives">The values of the positive group, in the same unit.</param>
    /// <param name="direction">Which end of the scale speaks for the positive group.</param>
    /// <param name="level">The level of the interval.</param>
    /// <returns>
    /// The ends are NaN where a group has fewer than two values, and where the estimated error is 0, as when the groups do not overlap:
    /// that says that the sample is small, not that the area is known.
    /// </returns>
    /// <exception cref="ArgumentException">A group has no values, or a NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static AucEstimate AucWithInterval(
        ReadOnlySpan<double> negatives, ReadOnlySpan<double> positives, RocDirection direction = RocDirection.HigherIsPositive, double level = 0.95)
    {
        ConfidenceInterval.RequireLevel(level);
        var area = Auc(negatives, positives, direction);
        var ofPositives = PairOrder.SharesBelow(negatives, positives);
        var ofNegatives = PairOrder.SharesBelow(positives, negatives);
        var variance = (Descriptive.Variance(ofPositives, ddof: 1) / positives.Length) + (Descriptive.Variance(ofNegatives, ddof: 1) / negatives.Length);
        var error = Math.Sqrt(variance);
        var half = error > 0 ? NormalDistribution.Quantile(ConfidenceInterval.UpperShare(level)) * error : double.NaN;
        return new(area, error, new(Math.Max(0, area - half), Math.Min(1, area + half), level), direction);
    }

    private static double[] Shares(ReadOnlySpan<double> values, double[] limits, bool isLower)
    {
        var sorted = Samples.Sorted(values);
        if (!isLower)
        {
            Array.Reverse(sorted);
        }

        var shares = new double[limits.Length];
        var taken = 0;
        for (var at = 1; at < limits.Length; at++)
        {
            while (taken < sorted.Length && (isLower ? sorted[taken] <= limits[at] : sorted[taken] >= limits[at]))
            {
                taken++;
            }

            shares[at] = (double)taken / sorted.Length;
        }

        return shares;
    }
}

/// <summary>
/// A receiver operating characteristic, from (0, 0), where nothing is taken for positive, to (1, 1), where everything is. Its three lists
/// are equally long: one more than there are different values.
/// </summary>
public sealed record RocCurve
{
    /// <summary>
    /// The limits, each a value of one of the groups, from the strictest on: a value at or beyond the limit is taken for positive. The
    /// first
    /// is infinite: beyond it is nothing.
    /// </summary>
    public required ReadOnlyMemory<double> Limits { get; init; }

    /// <summary>The share of the negative group that is taken for positive at each limit, from 0 to 1.</summary>
    public required ReadOnlyMemory<double> FalsePositives { get; init; }

    /// <summary>The share of the positive group that is taken for positive at each limit, from 0 to 1.</summary>
    public required ReadOnlyMemory<double> TruePositives { get; init; }

    /// <summary>The area under the curve; see <see cref="Roc.Auc"/>.</summary>
    public required double Area { get; init; }

    /// <summary>Which end of the scale speaks for the positive group.</summary>
    public required RocDirection Direction { get; init; }
}

/// <summary>An area under the ROC curve and how well it is known.</summary>
/// <param name="Area">The area; see <see cref="Roc.Auc"/>.</param>
/// <param name="StandardError">By DeLong, DeLong and Clarke-Pearson (1988); NaN where a group has fewer than two values.</param>
/// <param name="Interval">The confidence interval; NaN where the error is not known or 0.</param>
/// <param name="Direction">Which end of the scale speaks for the positive group.</param>
public sealed record AucEstimate(double Area, double StandardError, ConfidenceInterval Interval, RocDirection Direction);
