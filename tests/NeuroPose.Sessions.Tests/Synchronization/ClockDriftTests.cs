using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Synchronization;

namespace NeuroPose.Sessions.Tests.Synchronization;

public class ClockDriftTests
{
    private static readonly long[] Slots = [.. Enumerable.Range(0, 9000).Select(frame => (long)frame)];

    [Fact]
    public void A_clock_that_is_50_ppm_slower_has_that_slope_and_no_residual()
    {
        var clock = Times(1 / 30.0, 1);
        var drift = ClockDrift.Of("cam0", clock, Slots, Times((1 + 50e-6) / 30, 1.4), Slots, ClockMapping.Linear)!;
        Assert.Equal(50, drift.SlopePpm, 0.01);
        Assert.Equal(300 * 50e-6, drift.MaxSeconds, 1e-4);
        Assert.True(drift.ResidualSeconds < 1e-7, $"{drift.ResidualSeconds}");
    }

    [Fact]
    public void Cameras_of_one_clock_do_not_drift_whatever_their_ratio_of_rates()
    {
        var drift = ClockDrift.Of("cam0", Times(1 / 30.0, 1), Slots, Times(1 / 120.0, 1), Slots, ClockMapping.Linear)!;
        Assert.Equal(0, drift.MaxSeconds, 1e-9);
        Assert.Empty(drift.Why);
    }

    [Fact]
    public void Rates_in_no_simple_ratio_have_no_drift_and_say_why()
    {
        var drift = ClockDrift.Of("cam0", Times(1 / 30.0, 1), Slots, Times(1 / 47.3, 1), Slots, ClockMapping.Linear)!;
        Assert.Equal(double.NaN, drift.MaxSeconds);
        Assert.Contains("47.3 and 30", drift.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Jitter_is_the_distance_from_the_middle_of_the_neighbors()
    {
        double[] times = [0, 1, 2.2, 3, 4];
        var origins = new TimeOrigin[5];
        var jitter = ClockDrift.JitterOf(times, [0, 1, 2, 3, 4], origins);
        Assert.Equal(0.2, jitter.MaxSeconds, 1e-12);
        Assert.Equal([double.NaN, -0.1, 0.2, -0.1, double.NaN], jitter.Residuals.Select(value => Math.Round(value, 9)));
    }

    private static double[] Times(double interval, double start) => [.. Slots.Select(slot => start + (slot * interval))];
}
