using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Interactive.Displays;

/// <summary>Vital signs of a recording: both rates over time, the alerts, and what was not read.</summary>
internal static class VitalSeriesDisplay
{
    private static readonly string[] AlertColumns = ["alert at (s)", "severity", "what"];
    private static readonly string[] OtherColumns = ["frames not read", "of"];

    public static Display<VitalSeries> Display { get; } = new(
        vitals => CardOf(vitals).ToHtml() + Html.Picture(VitalFigures.Rates(vitals)),
        vitals => CardOf(vitals).ToText());

    private static Card CardOf(VitalSeries vitals) => new(
        "",
        vitals.Mode == VitalSeries.DefaultMode ? "vital signs" : $"vital signs, {vitals.Mode} mode",
        [.. Facts(vitals, vitals.Summary)],
        Listing.Of(AlertColumns, vitals.Alerts, "alerts", alert => [Known.Number(alert.TimeSeconds, "", "0.#"), Known.Number(alert.Severity, "", "0.00"), PlainText.OneLine(alert.Message, 80)]),
        Listing.Of(OtherColumns, vitals.OtherFrames, "shapes", other => [Known.Number(other.FrameCount), PlainText.OneLine(other.Shape.ToString(), 60)]));

    private static IEnumerable<Fact> Facts(VitalSeries vitals, VitalSummary summary)
    {
        yield return new("frames", $"{Known.Number(vitals.FrameCount)} of {PlainText.OneLine(vitals.Shape.ToString(), 80)}, {Known.Number(vitals.DurationSeconds, "s", "0.#")}");
        yield return new("readings", $"{Known.Number(summary.Readings)}, {Known.Number(100 * summary.ValidFraction, "% with both rates valid", "0")}");
        yield return new("breathing", summary.Breathing.ToString());
        yield return new("heart", summary.Heart.ToString());
        yield return new("alerts", vitals.Alerts.IsEmpty ? "none" : Known.Number(vitals.Alerts.Length));
        foreach (var note in vitals.Notes)
        {
            yield return new("note", note);
        }
    }
}
