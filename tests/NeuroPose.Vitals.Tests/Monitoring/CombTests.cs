using NeuroPose.Numerics;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>A radio's comb: bursts that return evenly look like breathing, and like a heart.</summary>
public sealed class CombTests
{
    [Theory]
    [InlineData(6.1)]
    public void Bursts_that_return_evenly_are_no_breath_and_the_reason_is_given(double everySeconds)
    {
        var (monitor, recording, random) = (new VitalMonitor(), new SyntheticCsi(new() { Seed = 81, DurationSeconds = 120, BreathsPerMinute = 0, BeatsPerMinute = 0, Noise = 0.3 }), new SeededRandom(9));
        double[] shape = [.. Enumerable.Range(0, 56).Select(_ => random.NextGaussian())], burst = [.. Enumerable.Range(0, 25).Select(_ => random.NextGaussian())];
        var amplitudes = new double[56];
        List<VitalReading> readings = [];
        while (recording.Next())
        {
            // Two and a half seconds of the same uneven movement, then calm.
            var at = (int)(recording.TimeSeconds % everySeconds * 10.0);
            for (var k = 0; k < 56; k++)
            {
                amplitudes[k] = recording.Amplitudes[k] + (at < burst.Length ? 0.6 * burst[at] * shape[k] : 0.0);
            }

            if (monitor.Add(recording.TimeSeconds, amplitudes) is { } reading)
            {
                readings.Add(reading);
            }
        }

        var late = readings.Where(reading => reading.TimeSeconds > 40).ToArray();
        Assert.All(late, reading => Assert.Null(reading.Breathing.PerMinute));
        Assert.All(late.Where(reading => reading.Breathing.Why == Abstention.RadioArtifact), reading => Assert.Equal(Abstention.RadioArtifact, reading.Heart.Why));
        Assert.InRange(late.Count(reading => reading.Breathing.Why == Abstention.RadioArtifact), late.Length / 2, late.Length);
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(15.0)]
    [InlineData(36.0)]
    public void Breathing_with_many_harmonics_and_a_strong_heart_is_no_comb(double perMinute)
    {
        var run = MonitorRun.Of(new() { Seed = 82, DurationSeconds = 90, BreathsPerMinute = perMinute, BreathingHarmonics = [0.6, 0.4, 0.3, 0.2], HeartAmplitude = 0.3, Coupling = SyntheticCoupling.OneChest });

        Assert.DoesNotContain(run.Readings, reading => reading.Breathing.Why == Abstention.RadioArtifact);
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 60), reading => Assert.Equal(perMinute, reading.Breathing.PerMinute!.Value, 0.5));
    }
}
