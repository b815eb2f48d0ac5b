using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class VitalSigns() : Recipe("vital-signs", "Vital signs over time", "Breathing and heart rate from Wi-Fi channel measurements, with the confidence of each reading and the alerts: this made-up sleeper does not breathe from 100 to 120 s.")
{
    public override object Make()
    {
        var sleeper = new SyntheticCsi(new() { DurationSeconds = 180, BreathingWander = 2, HeartWander = 4, Apnea = [new(100, 120)] });
        return VitalFigures.OverTime(VitalSeries.Of(sleeper.Frames()));
    }
}
