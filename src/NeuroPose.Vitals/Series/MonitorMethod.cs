using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;

namespace NeuroPose.Vitals.Series;

/// <summary>The method of this library, <see cref="VitalMonitor"/>.</summary>
internal sealed class MonitorMethod : IVitalMethod
{
    private const double ShortestSeconds = 10;
    private const double ShortestHeartSeconds = 18;

    private readonly VitalMonitor monitor = new();

    public VitalStep Add(CsiFrame frame, double timeSeconds)
    {
        var before = monitor.SkippedFrames;
        var reading = monitor.Add(timeSeconds, frame.Amplitudes.AsSpan());
        return new(reading, monitor.Alerts, monitor.SkippedFrames == before ? null : monitor.SkipReason);
    }

    public IEnumerable<string> Notes(double durationSeconds) =>
        durationSeconds is >= ShortestSeconds and < ShortestHeartSeconds
            ? [string.Create(CultureInfo.InvariantCulture, $"The heart rate needs {ShortestHeartSeconds:0} s at least; these frames span {durationSeconds:0.#} s.")]
            : [];
}
