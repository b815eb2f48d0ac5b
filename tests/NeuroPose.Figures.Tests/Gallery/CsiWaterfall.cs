using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class CsiWaterfall() : Recipe("csi-waterfall", "Channel amplitudes over time", "All subcarriers of one antenna. Breathing is the slow stripes.")
{
    public override object Make()
    {
        var sleeper = new SyntheticCsi(new() { DurationSeconds = 30, Jitter = 0.1, Loss = 0.02 });
        return VitalFigures.Waterfall([.. sleeper.Frames()]);
    }
}
