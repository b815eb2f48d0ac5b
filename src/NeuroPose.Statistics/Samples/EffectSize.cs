using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// How far two samples are apart, without a unit: positive where the first is the larger. NaN is refused. The samples are independent;
/// repeated measures of one person are not a sample of people.
/// </summary>
public static class EffectSize
{
    private const double OneOverRootPi = 0.5641895835477563;

    /// <summary>
    /// Cliff's delta: the share of pairs with the first value above the second, less the share with it below; from −1 to 1. It is
    /// 2 AUC − 1, and asks for order alone. Infinite values are ordered like others.
    /// Source: N. Cliff, "Dominance statistics: ordinal analyses to answer ordinal questions", Psychological Bulletin 114, 1993.
    /// </summary>
    /// <exception cref="ArgumentException">A sample has no values, or a NaN.</exception>
    public static double CliffsDelta(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Samples.RequireKnown(first, nameof(first));
        Samples.RequireKnown(second, nameof(second));
        var pairs = (long)first.Length * second.Length;
        return (PairOrder.TwiceAbove(second, first) - pairs) / (double)pairs;
    }

    /// <summary>
    /// Cohen's d: the difference of the means over the pooled standard deviation, √((Σ(x − x̄)² + Σ(y − ȳ)²) / (n₁ + n₂ − 2)). NaN where
    /// it is
    /// not defined: fewer than three values together, no spread at all, or an infinite value.
    /// Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd edition, 1988.
    /// </summary>
    /// <exception cref="ArgumentException">A sample has no values, or a NaN.</exception>
    public static double CohensD(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Samples.RequireKnown(first, nameof(first));
        Samples.RequireKnown(second, nameof(second));

        // Without a unit, so that it is that of the values scaled alike.
        var exponent = Samples.Exponent(BinaryScale.Largest([BinaryScale.Largest(first), BinaryScale.Largest(second)]));
        var one = Samples.Scaled(first, exponent);
        var other = Samples.Scaled(second, exponent);
        var squares = Descriptive.SquaredDeviations(one) + Descriptive.SquaredDeviations(other);
        var freedom = first.Length + second.Length - 2;
        return squares > 0 && freedom > 0 ? (Moments.Mean(one) - Moments.Mean(other)) / Math.Sqrt(squares / freedom) : double.NaN;
    }

    /// <summary>
    /// Hedges' g: <see cref="CohensD"/> times the factor Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n₁ + n₂ − 2, which takes away the bias of
    /// small samples;
    /// the exact factor, not its usual approximation 1 − 3/(4ν − 1). NaN where Cohen's d is, and for ν = 1, where the factor does not
    /// exist.
    /// Source: L. V. Hedges, "Distribution theory for Glass's estimator of effect size and related estimators", Journal of Educational
    /// Statistics 6, 1981.
    /// </summary>
    /// <exception cref="ArgumentException">A sample has no values, or a NaN.</exception>
    public static double HedgesG(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        CohensD(first, second) * SmallSampleFactor(first.Length + second.Length - 2);

    private static double SmallSampleFactor(int freedom)
    {
        if (freedom < 2)
        {
            return double.NaN;
        }

        // r(ν) = Γ(ν/2) / Γ((ν − 1)/2): r(2) = 1/√π, and r(ν) r(ν + 1) = (ν − 1)/2. So no library's gamma function decides a digit.
        var ratio = OneOverRootPi;
        for (var known = 2; known < freedom; known++)
        {
            ratio = (known - 1) / 2.0 / ratio;
        }

        return ratio / Math.Sqrt(freedom / 2.0);
    }
}
