using NeuroPose.Interactive.Markup;
using NeuroPose.Statistics;

namespace NeuroPose.Interactive.Displays;

/// <summary>How far two systems agree: of paired values, and as limits of agreement.</summary>
internal static class AgreementDisplay
{
    public static Display<Agreement> OfValues { get; } = new(agreement => new Card("", "agreement of two systems",
    [
        new("pairs", Pairs(agreement.Pairs, agreement.LeftOut)),
        new("bias", Number(agreement.Bias) + " (mean of first − second)"),
        new("root mean squared error", Number(agreement.Rmse)),
        new("without the bias", Number(agreement.RmseWithoutOffset)),
        new("mean absolute error", Number(agreement.MeanAbsoluteError)),
        new("difference of range", Number(agreement.RangeDifference)),
        new("peak later by", double.IsNaN(agreement.PeakDelayPercent)
            ? $"{Known.NotAvailable}: there is one pair, or some were left out"
            : Number(agreement.PeakDelayPercent) + " % of the curve"),
        new("Pearson", double.IsNaN(agreement.Pearson)
            ? $"{Known.NotAvailable}: one of the two does not change"
            : Number(agreement.Pearson)),
        new("concordance", Number(agreement.Concordance) + " (Lin 1989)"),
    ]));

    public static Display<BlandAltman> Limits { get; } = new(limits => new Card("", "limits of agreement", [.. Facts(limits)]));

    private static IEnumerable<Fact> Facts(BlandAltman limits)
    {
        yield return new("pairs", Pairs(limits.Pairs, limits.LeftOut)
            + (limits.Subjects == limits.Pairs ? "" : $", of {Known.Number(limits.Subjects)} subjects"));
        yield return new("bias", WithInterval(limits.Bias, limits.BiasInterval) + " (mean of first − second)");
        yield return new("lower limit", WithInterval(limits.LowerLimit, limits.LowerLimitInterval));
        yield return new("upper limit", WithInterval(limits.UpperLimit, limits.UpperLimitInterval));
        yield return new("standard deviation", Number(limits.StandardDeviation)
            + (limits.BiasInterval is null ? " (between and within subjects)" : " (n − 1)"));
        yield return new("slope on the mean", Number(limits.ProportionalSlope)
            + (double.IsNaN(limits.ProportionalP) ? "" : $", p {Number(limits.ProportionalP)}"));
        yield return new("definition", limits.BiasInterval is null
            ? $"Bias ± {Number(limits.Options.Multiplier)} SD for several pairs a subject (Bland and Altman 2007). No intervals: strides of one subject are not independent."
            : $"Bias ± {Number(limits.Options.Multiplier)} SD; {Number(100 * limits.Options.Level)} % intervals of {(limits.Options.Intervals == LimitIntervals.BlandAltman1986 ? "Bland and Altman 1986" : "Bland and Altman 1999")}.");
    }

    internal static string Number(double value) => Known.Measured(value, "0.####");

    internal static string WithInterval(double value, ConfidenceInterval? interval) =>
        Number(value) + (interval is null ? "" : double.IsNaN(interval.Low)
        ? ", interval not available"
        : $" ({Number(100 * interval.Level)} % interval {Number(interval.Low)} to {Number(interval.High)})");

    private static string Pairs(int pairs, int leftOut) =>
        Known.Number(pairs) + (leftOut == 0 ? "" : $"; {Known.Number(leftOut)} more were left out because a value is not known");
}
