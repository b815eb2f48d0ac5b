using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Series;

/// <summary>The method of this library, <see cref="VitalMonitor"/>.</summary>
internal sealed class MonitorMethod : IVitalMethod
{
    private const double ShortestSeconds = 10;
    private const double ShortestHeartSeconds = 18;

    private readonly VitalMonitor monitor = new();
    private readonly SignTally breathing = new("Breathing");
    private readonly SignTally heart = new("The heart rate");

    public VitalStep Add(CsiFrame frame, double timeSeconds)
    {
        var before = monitor.SkippedFrames;
        var reading = monitor.Add(timeSeconds, frame);
        if (reading is { } known)
        {
            breathing.Add(known.Breathing);
            heart.Add(known.Heart);
        }

        return new(reading, monitor.Alerts, monitor.SkippedFrames == before ? null : monitor.SkipReason);
    }

    public IEnumerable<string> Notes(double durationSeconds)
    {
        if (durationSeconds is >= ShortestSeconds and < ShortestHeartSeconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The heart rate needs {ShortestHeartSeconds:0} s at least; these frames span {durationSeconds:0.#} s.");
        }

        foreach (var note in new[] { breathing.TooFewFrames, heart.TooFewFrames }.OfType<string>())
        {
            yield return note;
        }
    }

    /// <summary>
    /// How often a vital sign could not be read because frames arrived too slowly, which is the recording's fault and not the person's.
    /// </summary>
    private sealed class SignTally(string name)
    {
        private long readings;
        private long tooFew;

        public string? TooFewFrames => tooFew == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{name} is not available in {tooFew} of {readings} readings, as too few frames arrive a second: the heart needs more than 6, breathing up to 3.7.");

        public void Add(VitalEstimate estimate)
        {
            readings++;
            tooFew += estimate.Why == Abstention.TooFewFrames ? 1 : 0;
        }
    }
}
