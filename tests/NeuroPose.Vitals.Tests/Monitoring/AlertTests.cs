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
        var run = MonitorRun.Of(new() { Seed = 23, DurationSeconds = 1800, BreathingWander = 1.0, HeartWander = 3.0, Noise = 0.1, Jitter = 0.1, Drift = 0.3 });
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
}
