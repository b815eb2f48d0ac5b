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

    private static string Signals(SignalFamily family) => family switch
    {
        SignalFamily.Amplitudes => "amplitudes",
        SignalFamily.AntennaPhases => "phases between antennas",
        _ => "both",
    };

    private static IEnumerable<Fact> Facts(VitalSeries vitals, VitalSummary summary)
    {
        yield return new("frames", $"{Known.Number(vitals.FrameCount)} of {PlainText.OneLine(vitals.Shape.ToString(), 80)}, {Known.Number(vitals.DurationSeconds, "s", "0.#")}");
        yield return new("readings", $"{Known.Number(summary.Readings)}, {Known.Number(100 * summary.ValidFraction, "% with both rates valid", "0")}");
        yield return new("breathing", summary.Breathing.ToString());
        yield return new("heart", summary.Heart.ToString());
        foreach (var (name, estimate) in new (string, Func<VitalReading, VitalEstimate>)[] { ("breathing", reading => reading.Breathing), ("heart", reading => reading.Heart) })
        {
            var families = vitals.Readings.Select(reading => estimate(reading).Signals).OfType<SignalFamily>().CountBy(family => family).OrderBy(family => family.Key).ToArray();
            if (families.Any(family => family.Key != SignalFamily.Amplitudes))
            {
                yield return new($"{name} read from", string.Join(", ", families.Select(family => $"{Signals(family.Key)} {Known.Number(family.Value, "s")}")));
            }
        }

        yield return new("alerts", vitals.Alerts.IsEmpty ? "none" : Known.Number(vitals.Alerts.Length));
        foreach (var note in vitals.Notes)
        {
            yield return new("note", note);
        }
    }
}
