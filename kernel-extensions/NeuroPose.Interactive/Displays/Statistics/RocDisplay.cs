using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Statistics;

namespace NeuroPose.Interactive.Displays;

/// <summary>How well a number tells two groups apart: the curve, and its area with the interval.</summary>
internal static class RocDisplay
{
    private static readonly string[] Columns = ["limit", "false positives", "true positives"];

    public static Display<RocCurve> Curve { get; } = new(curve => new Card(
        "",
        "ROC curve",
        [new("area", AgreementDisplay.Number(curve.Area)), Direction(curve.Direction)],
        Listing.Of(Columns, [.. Enumerable.Range(0, curve.Limits.Length)], "limits", at =>
            [Known.Number(curve.Limits.Span[at]), Known.Number(curve.FalsePositives.Span[at], "", "0.000"),
                Known.Number(curve.TruePositives.Span[at], "", "0.000")], most: 20))
    {
        Picture = StatisticsFigures.Roc(curve),
    });

    public static Display<AucEstimate> Area { get; } = new(area => new Card("", "area under the ROC curve",
    [
        new("area", AgreementDisplay.WithInterval(area.Area, area.Interval)),
        new("standard error", AgreementDisplay.Number(area.StandardError) + " (DeLong 1988, independent values)"),
        .. double.IsNaN(area.Interval.Low)
            ? [new Fact("interval", "not available: the groups do not overlap, or one has a single value")]
            : Array.Empty<Fact>(),
        Direction(area.Direction),
    ]));

    private static Fact Direction(RocDirection direction) =>
        new("positive", direction == RocDirection.LowerIsPositive ? "lower values" : "higher values");
}
