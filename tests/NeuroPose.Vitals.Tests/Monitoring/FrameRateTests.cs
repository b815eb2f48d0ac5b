using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>Rates that repeat faster than frames can show look slower than they are.</summary>
public sealed class FrameRateTests
{
    [Theory]
    [InlineData(2.0)]
    [InlineData(3.0)]
    [InlineData(4.0)]
    [InlineData(5.0)]
    public void In_too_few_frames_no_heart_is_read_and_the_reason_is_given(double framesPerSecond)
    {
        foreach (var beats in new[] { 50.0, 72.0, 110.0, 160.0 })
        {
            var run = MonitorRun.Of(new() { Seed = 61, DurationSeconds = 60, FramesPerSecond = framesPerSecond, Jitter = 0.1, BeatsPerMinute = beats });
            Assert.All(run.Readings, reading => Assert.Equal((null, Abstention.TooFewFrames), (reading.Heart.PerMinute, reading.Heart.Why)));
            Assert.DoesNotContain(run.Alerts, alert => alert.Sign == VitalSign.Cardiac);
            Assert.All(run.Readings.Where(reading => reading.Breathing.PerMinute is not null), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 1.0));
        }
    }

    [Theory]
    [InlineData(4.0)]
    [InlineData(5.0)]
    [InlineData(6.0)]
    public void Breathing_needs_fewer_frames_than_the_heart(double framesPerSecond)
    {
        var run = MonitorRun.Of(new() { Seed = 62, DurationSeconds = 60, FramesPerSecond = framesPerSecond, Jitter = 0.1, BeatsPerMinute = 110 });
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 30), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 0.3));
    }

    [Theory]
    [InlineData(7.0)]
    [InlineData(8.0)]
    [InlineData(10.0)]
    [InlineData(15.0)]
    [InlineData(30.0)]
    [InlineData(50.0)]
    [InlineData(100.0)]
    public void With_enough_frames_slow_and_fast_hearts_are_read(double framesPerSecond)
    {
        foreach (var beats in new[] { 50.0, 110.0, 160.0 })
        {
            var run = MonitorRun.Of(new() { Seed = 63, DurationSeconds = 60, FramesPerSecond = framesPerSecond, Jitter = 0.1, BeatsPerMinute = beats });
            Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 30), reading => Assert.Equal(beats, reading.Heart.PerMinute!.Value, 1.0));
            Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 30), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 0.3));
        }
    }

    [Theory]
    [InlineData(2.0, 105.0)]
    [InlineData(2.0, 135.0)]
    [InlineData(2.5, 130.0)]
    [InlineData(3.0, 160.0)]
    [InlineData(3.3, 170.0)]
    public void A_heart_folded_down_is_no_breathing(double framesPerSecond, double beats)
    {
        foreach (var jitter in new[] { 0.0, 0.1 })
        {
            var run = MonitorRun.Of(new() { Seed = 64, DurationSeconds = 60, FramesPerSecond = framesPerSecond, Jitter = jitter, BreathsPerMinute = 0, BeatsPerMinute = beats });
            Assert.All(run.Readings, reading => Assert.Null(reading.Breathing.PerMinute));
            Assert.Contains(run.Readings, reading => reading.Breathing.Why == Abstention.TooFewFrames);
        }
    }

    [Theory]
    [InlineData(SyntheticCoupling.Apart)]
    [InlineData(SyntheticCoupling.OneChest)]
    public void Breathing_too_fast_to_be_read_is_no_heart(SyntheticCoupling coupling)
    {
        foreach (var (breaths, beats) in new[] { (55.0, 72.0), (45.0, 90.0), (50.0, 100.0), (60.0, 80.0), (70.0, 130.0) })
        {
            var run = MonitorRun.Of(new() { Seed = 65, Coupling = coupling, DurationSeconds = 60, BreathsPerMinute = breaths, BeatsPerMinute = beats });
            Assert.All(run.Readings.Where(reading => reading.Heart.PerMinute is not null), reading => Assert.Equal(beats, reading.Heart.PerMinute!.Value, 3.0));
            Assert.Contains(run.Readings, reading => reading.Heart.Why == Abstention.MayBeBreathing);
            Assert.All(run.Readings, reading => Assert.Null(reading.Breathing.PerMinute));
        }
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(10.0)]
    [InlineData(20.0)]
    [InlineData(30.0)]
    [InlineData(36.0)]
    [InlineData(40.0)]
    public void Breathing_is_read_to_its_bounds_and_is_never_the_heart(double breaths)
    {
        foreach (var coupling in new[] { SyntheticCoupling.Apart, SyntheticCoupling.OneChest })
        {
            var run = MonitorRun.Of(new() { Seed = 66, Coupling = coupling, DurationSeconds = 60, BreathsPerMinute = breaths, BeatsPerMinute = 77 });
            Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 35), reading => Assert.Equal(breaths, reading.Breathing.PerMinute!.Value, 0.3));
            Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 35), reading => Assert.Equal(77.0, reading.Heart.PerMinute!.Value, 1.5));
        }
    }
}
