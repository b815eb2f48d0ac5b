using NeuroPose.Interactive.Markup;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Interactive.Displays;

/// <summary>One reading, and one alert.</summary>
internal static class VitalReadingDisplay
{
    public static Display<VitalReading> Reading { get; } = new(reading => new Card("", "vital signs at one moment",
    [
        new("time", Known.Number(reading.TimeSeconds, "s", "0.###")),
        new("breathing", reading.Breathing.ToString()),
        new("heart", reading.Heart.ToString()),
        .. Window("breathing rests on", reading.Breathing),
        .. Window("heart rests on", reading.Heart),
        new("subcarriers", Known.Number(reading.SubcarrierCount)),
        .. reading.SignalQuality is { } quality ? [new Fact("signal quality", Known.Number(quality, "", "0.00"))] : Array.Empty<Fact>(),
    ]));

    /// <summary>The time that a rate rests on; nothing where nobody said.</summary>
    private static IEnumerable<Fact> Window(string name, VitalEstimate estimate) => estimate is { FromSeconds: { } from, ToSeconds: { } to }
        ? [new(name, Known.Number(from, "", "0.#") + " to " + Known.Number(to, "s", "0.#"))]
        : [];

    public static Display<AnomalyAlert> Alert { get; } = new(alert => new Card("", "alert (research software, no medical device)",
    [
        new("time", Known.Number(alert.TimeSeconds, "s", "0.###")),
        new("what", alert.Message),
        new("kind", $"{alert.Sign}, {alert.Kind}"),
        new("severity", Known.Number(alert.Severity, "(0 to 1)", "0.00")),
    ]));
}
