using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>A synthetic recording through the default mode.</summary>
internal sealed class MonitorRun
{
    public List<VitalReading> Readings { get; } = [];

    public List<(double Breathing, double Heart)> Truth { get; } = [];

    public List<AnomalyAlert> Alerts { get; } = [];

    public static MonitorRun Of(SyntheticCsiOptions options)
    {
        var (run, recording, monitor) = (new MonitorRun(), new SyntheticCsi(options), new VitalMonitor());
        while (recording.Next())
        {
            if (monitor.Add(recording.TimeSeconds, recording.Amplitudes, recording.Phases, recording.Antennas) is { } reading)
            {
                run.Readings.Add(reading);
                run.Truth.Add((recording.BreathsPerMinute, recording.BeatsPerMinute));
                run.Alerts.AddRange(monitor.Alerts);
            }
        }

        return run;
    }

    /// <summary>How many of the readings after a time have a rate, and how far their rates are from the truth.</summary>
    public (double Coverage, double MeanError) Accuracy(Func<VitalReading, VitalEstimate> sign, Func<(double Breathing, double Heart), double> truth, double afterSeconds)
    {
        var counted = Readings.Zip(Truth).Where(pair => pair.First.TimeSeconds >= afterSeconds).ToArray();
        var errors = counted.Where(pair => sign(pair.First).PerMinute is not null).Select(pair => Math.Abs(sign(pair.First).PerMinute!.Value - truth(pair.Second))).ToArray();
        return (errors.Length / (double)counted.Length, errors.Length == 0 ? double.NaN : errors.Average());
    }
}
