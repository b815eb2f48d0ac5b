using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// Numbers that describe one sample, in its unit. Sums go in the order of the values, so that a sample has the same bits everywhere.
/// One NaN makes each of them NaN. A sample without values is refused.
/// </summary>
public static class Descriptive
{
    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Mean(ReadOnlySpan<double> values)
    {
        Samples.RequireValues(values, nameof(values));
        var exponent = Samples.Exponent(values);
        return Math.ScaleB(Moments.Mean(Samples.Scaled(values, exponent)), exponent);
    }

    /// <summary>The middle value in order; the mean of the two middle ones of an even number.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(ReadOnlySpan<double> values)
    {
        Samples.RequireValues(values, nameof(values));
        var sorted = Samples.Sorted(values);
        return double.IsNaN(sorted[0]) ? double.NaN : OrderStatistics.Median(sorted);
    }

    /// <summary>
    /// The value below which a share of the sample lies: linear between the two nearest in order, rank = share × (n − 1) counted from 0.
    /// This
    /// is type 7 of Hyndman and Fan ("Sample quantiles in statistical packages", The American Statistician 50, 1996), the default of
    /// numpy and R.
    /// Beside an infinite value it can be NaN, as in numpy.
    /// </summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">From 0, the least value, to 1, the greatest: 0.9 for the 90th percentile.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        Samples.RequireValues(values, nameof(values));
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be between 0 and 1; the 90th percentile is 0.9.");
        }

        var sorted = Samples.Sorted(values);
        return double.IsNaN(sorted[0]) ? double.NaN : OrderStatistics.Quantile(sorted, share);
    }

    /// <summary>
    /// The sum of the squared distances from the mean, divided by n − <paramref name="ddof"/>; in the square of the unit. Exactly 0 when
    /// all
    /// values are equal; NaN when there are not more than <paramref name="ddof"/> values, since their spread is not known. Infinite, or 0,
    /// where the square is more, or less, than a double holds; the <see cref="StandardDeviation"/> is then known all the same.
    /// </summary>
    /// <param name="values">At least one value.</param>
    /// <param name="ddof">
    /// What is taken from n, always written out because libraries differ in what they leave unsaid: 0 describes these values alone
    /// (numpy's default), 1 estimates the variance of what they were drawn from (the default of R and MATLAB).
    /// </param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ddof"/> is negative.</exception>
    public static double Variance(ReadOnlySpan<double> values, int ddof)
    {
        var exponent = Samples.Exponent(values);
        return Math.ScaleB(ScaledVariance(values, ddof, exponent), 2 * exponent);
    }

    /// <summary>The root of the <see cref="Variance"/>, in the unit of the values.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="ddof">What is taken from n: 0 describes these values alone, 1 estimates.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ddof"/> is negative.</exception>
    public static double StandardDeviation(ReadOnlySpan<double> values, int ddof)
    {
        var exponent = Samples.Exponent(values);
        return Math.ScaleB(Math.Sqrt(ScaledVariance(values, ddof, exponent)), exponent);
    }

    /// <summary>
    /// Each value less the mean, divided by the standard deviation; without a unit. All are NaN when the values have no spread, or one that
    /// is not known. (Series that are warped are normalized by <c>ZNormalization</c>, which makes a number that never changes 0.)
    /// </summary>
    /// <param name="values">At least one value.</param>
    /// <param name="ddof">What is taken from n in the standard deviation: 0 or 1.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ddof"/> is negative.</exception>
    public static double[] ZScores(ReadOnlySpan<double> values, int ddof)
    {
        // A score has no unit, so that it is that of the scaled values.
        var scaled = Samples.Scaled(values, Samples.Exponent(values));
        var deviation = StandardDeviation(scaled, ddof);
        var mean = Moments.Mean(scaled);
        var scores = new double[scaled.Length];
        for (var index = 0; index < scores.Length; index++)
        {
            scores[index] = deviation == 0 ? double.NaN : (scaled[index] - mean) / deviation;
        }

        return scores;
    }

    private static double ScaledVariance(ReadOnlySpan<double> values, int ddof, int exponent)
    {
        Samples.RequireValues(values, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegative(ddof);
        return values.Length <= ddof ? double.NaN : SquaredDeviations(Samples.Scaled(values, exponent)) / (values.Length - ddof);
    }

    /// <summary>The sum of the squared distances from the mean, exactly 0 when all values are equal.</summary>
    internal static double SquaredDeviations(ReadOnlySpan<double> values)
    {
        // The mean of equal values may be a last digit beside them: a spread of rounding errors is none.
        var isConstant = double.IsFinite(values[0]) && !values.ContainsAnyExcept(values[0]);
        return isConstant ? 0 : Moments.SquaredDeviations(values, Moments.Mean(values));
    }
}
