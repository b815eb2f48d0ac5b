using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// How far two systems agree that measured the same thing at the same times or nodes, such as a knee angle over a cycle from a camera and
/// from markers. Differences are first − second, in the unit of the values. Pairs with a NaN are left out and counted.
/// </summary>
public sealed record Agreement
{
    private Agreement()
    {
    }

    /// <summary>The pairs that were compared.</summary>
    public required int Pairs { get; init; }

    /// <summary>The pairs that were left out because one of them is NaN.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The mean difference, first − second.</summary>
    public required double Bias { get; init; }

    /// <summary>The root of the mean squared difference.</summary>
    public required double Rmse { get; init; }

    /// <summary>The root of the mean squared difference after <see cref="Bias"/> is taken away: what a constant offset does not
    /// explain.</summary>
    public required double RmseWithoutOffset { get; init; }

    /// <summary>The mean of the differences without their signs.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The range of the first, greatest − least, less that of the second: the difference of range of motion.</summary>
    public required double RangeDifference { get; init; }

    /// <summary>
    /// How much later the first is at its greatest value than the second, in percent of the way from the first value to the last; of equal
    /// greatest values the earliest counts. NaN for a single pair, or where pairs were left out, since the greatest may be among them.
    /// </summary>
    public required double PeakDelayPercent { get; init; }

    /// <summary>Pearson's product-moment correlation; NaN where one of the two does not change.</summary>
    public required double Pearson { get; init; }

    /// <summary>
    /// Lin's concordance correlation, 2 s₁₂ / (s₁² + s₂² + bias²) with variances over n: 1 only where all pairs are equal. NaN where no
    /// value differs from another. Source: L. I. Lin, "A concordance correlation coefficient to evaluate reproducibility", Biometrics 45,
    /// 1989.
    /// </summary>
    public required double Concordance { get; init; }

    /// <summary>The agreement of two lists of values.</summary>
    /// <param name="first">The values of one system.</param>
    /// <param name="second">The values of the other at the same times, in the same unit.</param>
    /// <exception cref="ArgumentException">The lengths differ, a value is infinite, or no pair is known.</exception>
    public static Agreement Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var pairs = Statistics.Pairs.Known(first, second, least: 1);
        var (differences, count) = (pairs.Differences, pairs.Count);
        var bias = Moments.Mean(differences);
        var (one, other) = (Descriptive.SquaredDeviations(pairs.First), Descriptive.SquaredDeviations(pairs.Second));
        var spread = one + other + (count * bias * bias);
        return new()
        {
            Pairs = count,
            LeftOut = pairs.LeftOut,
            Bias = pairs.InUnit(bias),
            Rmse = pairs.InUnit(Math.Sqrt(Moments.SquaredDeviations(differences, 0) / count)),
            RmseWithoutOffset = pairs.InUnit(Math.Sqrt(Descriptive.SquaredDeviations(differences) / count)),
            MeanAbsoluteError = pairs.InUnit(Moments.Mean([.. differences.Select(Math.Abs)])),
            RangeDifference = pairs.InUnit(pairs.First.Max() - pairs.First.Min() - (pairs.Second.Max() - pairs.Second.Min())),
            PeakDelayPercent = count == 1 || pairs.LeftOut > 0
                ? double.NaN
                : 100.0 * (Array.IndexOf(pairs.First, pairs.First.Max()) - Array.IndexOf(pairs.Second, pairs.Second.Max())) / (count - 1),
            Pearson = Statistics.Pairs.Pearson(pairs.First, pairs.Second),
            Concordance = spread > 0 ? 2 * Statistics.Pairs.Products(pairs.First, pairs.Second) / spread : double.NaN,
        };
    }
}
