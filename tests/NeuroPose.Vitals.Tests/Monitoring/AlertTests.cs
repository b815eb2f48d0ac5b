using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Tests.Monitoring;

public sealed class AlertTests
{
    [Theory]
    [InlineData(21, 15)]
    [InlineData(22, 25)]
    public void An_apnea_is_announced_within_twenty_seconds_of_its_beginning(int seed, double seconds)
    {
        var run = MonitorRun.Of(new() { Seed = seed, DurationSeconds = 150, Noise = 0.1, Jitter = 0.1, Apnea = [new(90, 90 + seconds)] });
        var alert = Assert.Single(run.Alerts);
        Assert.Equal((VitalSign.Respiratory, AnomalyKind.Apnea), (alert.Sign, alert.Kind));
        Assert.InRange(alert.TimeSeconds, 90, 110);
    }

    [Fact]
    public void Half_an_hour_of_quiet_breathing_announces_nothing()
    {
        var run = MonitorRun.Of(new() { Seed = 23, DurationSeconds = 1800, BreathingWander = 1.0, HeartWander = 3.0, BreathingVariability = 0.5, HeartVariability = 1.0, Noise = 0.1, Jitter = 0.1, Drift = 0.3 });
        Assert.Empty(run.Alerts);
    }

    [Theory]
    [InlineData(34.0, 72.0, AnomalyKind.Tachypnea)]
    [InlineData(6.0, 72.0, AnomalyKind.Bradypnea)]
    [InlineData(15.0, 124.0, AnomalyKind.Tachycardia)]
    [InlineData(15.0, 44.0, AnomalyKind.Bradycardia)]
    public void A_rate_out_of_bounds_is_announced_once(double breaths, double beats, AnomalyKind kind)
    {
        var run = MonitorRun.Of(new() { Seed = 24, DurationSeconds = 90, BreathsPerMinute = breaths, BeatsPerMinute = beats });
        Assert.Equal(kind, Assert.Single(run.Alerts).Kind);
    }

    [Theory]
    [InlineData(31, 20)]
    [InlineData(32, 40)]
    public void While_breath_is_held_no_breathing_is_told_and_the_heart_goes_on(int seed, double seconds)
    {
        var run = MonitorRun.Of(new() { Seed = seed, DurationSeconds = 180, Noise = 0.1, Jitter = 0.1, Apnea = [new(90, 90 + seconds)] });
        var announced = Assert.Single(run.Alerts).TimeSeconds;
        var held = run.Readings.Where(reading => reading.TimeSeconds >= announced && reading.TimeSeconds <= 90 + seconds).ToArray();
        Assert.All(held, reading => Assert.Equal((null, VitalStatus.Unavailable, Abstention.Apnea), (reading.Breathing.PerMinute, reading.Breathing.Status, reading.Breathing.Why)));
        Assert.All(held, reading => Assert.Equal(72.0, reading.Heart.PerMinute!.Value, 3.0));
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 90 + seconds + 30), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 1.0));
    }

    [Theory]
    [InlineData(33, 14.0)]
    [InlineData(34, 9.0)]
    [InlineData(35, 22.0)]
    public void The_first_seconds_of_a_held_breath_end_the_rate_and_do_not_bend_it(int seed, double breaths)
    {
        var run = MonitorRun.Of(new() { Seed = seed, DurationSeconds = 120, BreathsPerMinute = breaths, Noise = 0.1, Jitter = 0.1, Apnea = [new(90, 120)] });
        var aBreath = 60 / breaths;
        Assert.All(run.Readings.Where(reading => reading.Breathing.PerMinute is not null), reading => Assert.Equal(breaths, reading.Breathing.PerMinute!.Value, 0.5));
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 91 + aBreath), reading => Assert.Null(reading.Breathing.PerMinute));
        Assert.Contains(run.Readings, reading => reading.Breathing.Why == Abstention.Pause);
        Assert.Equal(AnomalyKind.Apnea, Assert.Single(run.Alerts, alert => alert.TimeSeconds > 90).Kind);
    }

    [Theory]
    [InlineData(41, 20.0, 72.0, VitalSign.Respiratory)]
    [InlineData(42, 9.0, 72.0, VitalSign.Respiratory)]
    [InlineData(43, 14.0, 94.0, VitalSign.Cardiac)]
    [InlineData(44, 14.0, 55.0, VitalSign.Cardiac)]
    public void A_rate_that_settles_elsewhere_is_announced_once_as_a_sudden_change(int seed, double breaths, double beats, VitalSign sign)
    {
        var run = MonitorRun.Of(new() { Seed = seed, DurationSeconds = 240, BreathsPerMinute = 14, BeatsPerMinute = 72, Noise = 0.1, Jitter = 0.1, Steps = [new(100, breaths, beats)] });
        var alert = Assert.Single(run.Alerts);
        Assert.Equal((sign, AnomalyKind.SuddenChange), (alert.Sign, alert.Kind));
        Assert.InRange(alert.TimeSeconds, 100, 150);
    }

    [Fact]
    public void Movement_is_neither_apnea_nor_a_sudden_change()
    {
        for (var seed = 50; seed < 54; seed++)
        {
            var run = MonitorRun.Of(new() { Seed = seed, DurationSeconds = 180, Noise = 0.4, BreathsPerMinute = 19, BeatsPerMinute = 69, Motion = [new(90, 96)] });
            Assert.True(run.Alerts.Count == 0, $"seed {seed}: {string.Join("; ", run.Alerts)}");
        }
    }

    [Fact]
    public void A_rate_that_wanders_about_its_bound_is_announced_once()
    {
        var watch = new RateWatch(VitalSign.Cardiac, AnomalyKind.Tachycardia, 100.0, isAbove: true, seconds: 3);
        var told = Enumerable.Range(0, 60).Count(second => watch.Look(second, new(100 + (3 * Math.Sin(second / 4.0)), 0.9, VitalStatus.Valid)) is not null);
        Assert.Equal(1, told);
    }
}
