using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>The goals of the default mode on a few of the recordings that the accuracy bench has many of.</summary>
public sealed class AccuracyTests
{
    private const double WarmUp = 30;

    private static SyntheticCsiOptions Moderate { get; } = new() { DurationSeconds = 120, Noise = 0.1, Jitter = 0.15, Loss = 0.03, Drift = 0.3 };

    [Theory]
    [InlineData(1, 4.6, 58)]
    [InlineData(2, 9.3, 66)]
    [InlineData(3, 15.0, 72)]
    [InlineData(4, 21.7, 97)]
    [InlineData(5, 38.9, 171)]
    [InlineData(6, 13.0, 43)]
    [InlineData(7, 4.1, 177)]
    [InlineData(8, 39.6, 41)]
    public void Rates_come_back_with_moderate_noise(int seed, double breaths, double beats)
    {
        var run = MonitorRun.Of(Moderate with { Seed = seed, BreathsPerMinute = breaths, BeatsPerMinute = beats });
        var breathing = run.Accuracy(reading => reading.Breathing, truth => truth.Breathing, WarmUp);
        Assert.True(breathing is { Coverage: >= 0.9, MeanError: <= 0.1 }, $"breathing: {breathing}");
        var heart = run.Accuracy(reading => reading.Heart, truth => truth.Heart, WarmUp);
        Assert.True(heart is { Coverage: >= 0.9, MeanError: <= 1.0 }, $"heart: {heart}");
    }

    [Fact]
    public void On_noise_alone_nearly_nothing_is_told()
    {
        var readings = Enumerable.Range(1, 8).SelectMany(seed => MonitorRun.Of(Moderate with { Seed = seed, BreathsPerMinute = 0, BeatsPerMinute = 0, Noise = 0.3 }).Readings).ToArray();
        Assert.InRange(readings.Count(reading => reading.Breathing.PerMinute is not null) / (double)readings.Length, 0, 0.02);
        Assert.InRange(readings.Count(reading => reading.Heart.PerMinute is not null) / (double)readings.Length, 0, 0.02);
    }

    [Fact]
    public void A_confidence_of_four_fifths_means_at_least_nine_of_ten_right()
    {
        var sure = new List<bool>();
        for (var seed = 1; seed <= 10; seed++)
        {
            var run = MonitorRun.Of(Moderate with { Seed = 700 + seed, Noise = 0.05 * Math.Pow(2, seed), BreathsPerMinute = 8 + seed, BeatsPerMinute = 55 + (4.7 * seed) });
            foreach (var (reading, truth) in run.Readings.Zip(run.Truth))
            {
                Count(reading.Breathing, truth.Breathing, 1.0);
                Count(reading.Heart, truth.Heart, 3.0);
            }
        }

        Assert.True(sure.Count > 500, $"only {sure.Count} sure estimates");
        Assert.InRange(sure.Count(right => right) / (double)sure.Count, 0.9, 1.0);

        void Count(VitalEstimate estimate, double truth, double tolerance)
        {
            if (estimate.Confidence >= 0.8)
            {
                sure.Add(Math.Abs(estimate.PerMinute!.Value - truth) <= tolerance);
            }
        }
    }

    [Fact]
    public void Rates_that_wander_are_followed_and_nine_of_ten_sure_ones_are_right()
    {
        var (right, sure, readings) = ((Breathing: 0, Heart: 0), (Breathing: 0, Heart: 0), 0);
        for (var seed = 1; seed <= 6; seed++)
        {
            var (breaths, beats) = (6 + (5 * seed), 50 + (18 * seed));
            var run = MonitorRun.Of(Moderate with { Seed = 800 + seed, BreathsPerMinute = breaths, BeatsPerMinute = beats, BreathingWander = 0.05 * breaths, HeartWander = 0.02 * beats });
            foreach (var (reading, truth) in run.Readings.Zip(run.Truth).Where(pair => pair.First.TimeSeconds >= WarmUp))
            {
                readings++;
                sure.Breathing += reading.Breathing.Confidence >= 0.8 ? 1 : 0;
                right.Breathing += reading.Breathing.Confidence >= 0.8 && Math.Abs(reading.Breathing.PerMinute!.Value - truth.Breathing) <= 1.0 ? 1 : 0;
                sure.Heart += reading.Heart.Confidence >= 0.8 ? 1 : 0;
                right.Heart += reading.Heart.Confidence >= 0.8 && Math.Abs(reading.Heart.PerMinute!.Value - truth.Heart) <= 3.0 ? 1 : 0;
            }
        }

        Assert.True(sure.Breathing > readings / 2 && sure.Heart > readings / 2, $"only {sure} of {readings} are sure");
        Assert.True(right.Breathing >= 0.9 * sure.Breathing, $"breathing: {right.Breathing} of {sure.Breathing}");
        Assert.True(right.Heart >= 0.9 * sure.Heart, $"heart: {right.Heart} of {sure.Heart}");
    }

    [Fact]
    public void The_heart_is_neither_told_at_half_nor_at_twice_its_rate()
    {
        var run = MonitorRun.Of(Moderate with { Seed = 13, BreathsPerMinute = 13, BeatsPerMinute = 84, HeartHarmonic = 0.6 });
        Assert.All(run.Readings.Where(reading => reading.Heart.PerMinute is not null), reading => Assert.Equal(84.0, reading.Heart.PerMinute!.Value, 3.0));
        Assert.Contains(run.Readings, reading => reading.Heart.Status == VitalStatus.Valid);
    }

    [Theory]
    [InlineData(18.0)]
    [InlineData(12.0)]
    public void The_third_and_fourth_harmonic_of_breathing_are_no_heartbeat(double breaths)
    {
        var run = MonitorRun.Of(Moderate with { Seed = 11, BreathsPerMinute = breaths, BeatsPerMinute = 0, BreathingHarmonics = [0.4, 0.25, 0.2], Noise = 0.05 });
        Assert.InRange(run.Readings.Count(reading => reading.Heart.PerMinute is not null) / (double)run.Readings.Count, 0, 0.02);
        Assert.Contains(run.Readings, reading => reading.Breathing.Status == VitalStatus.Valid);
    }

    [Fact]
    public void Nothing_is_told_while_the_person_moves_and_rates_come_back_afterwards()
    {
        var run = MonitorRun.Of(Moderate with { Seed = 12, DurationSeconds = 150, Motion = [new(60, 68)] });
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds is >= 62 and <= 67), reading => Assert.Equal((null, null), (reading.Breathing.PerMinute, reading.Heart.PerMinute)));
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 115), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 0.2));
    }

    [Theory]
    [InlineData(14, 15.0, 72.0)]
    [InlineData(15, 11.0, 61.0)]
    [InlineData(16, 19.0, 95.0)]
    public void After_six_seconds_of_movement_the_heart_is_back_within_fifteen(int seed, double breaths, double beats)
    {
        var run = MonitorRun.Of(Moderate with { Seed = seed, DurationSeconds = 110, BreathsPerMinute = breaths, BeatsPerMinute = beats, Motion = [new(70, 76)] });
        Assert.All(run.Readings.Where(reading => reading.TimeSeconds > 91), reading => Assert.Equal(beats, reading.Heart.PerMinute!.Value, 3.0));
    }

    [Fact]
    public void Irregular_breathing_is_right_in_nine_of_ten_sure_estimates()
    {
        var (right, sure, readings) = (0, 0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var breaths = 8 + seed;
            var run = MonitorRun.Of(Moderate with { Seed = 900 + seed, DurationSeconds = 150, BreathsPerMinute = breaths, BreathingVariability = 0.05 * breaths, HeartVariability = 1.5 });
            foreach (var (reading, truth) in run.Readings.Zip(run.Truth).Where(pair => pair.First.TimeSeconds >= WarmUp))
            {
                readings++;
                sure += reading.Breathing.Confidence >= 0.8 ? 1 : 0;
                right += reading.Breathing.Confidence >= 0.8 && Math.Abs(reading.Breathing.PerMinute!.Value - truth.Breathing) <= 1.0 ? 1 : 0;
            }
        }

        Assert.True(sure > readings / 3, $"only {sure} of {readings} are sure");
        Assert.True(right >= 0.9 * sure, $"{right} of {sure}");
    }

    [Fact]
    public void A_reading_says_which_time_its_rates_rest_on()
    {
        var run = MonitorRun.Of(Moderate with { Seed = 17, DurationSeconds = 90 });
        Assert.All(run.Readings.Where(reading => reading.Breathing.PerMinute is null), reading => Assert.Null(reading.Breathing.FromSeconds));
        var steady = run.Readings[^1];
        Assert.Equal((steady.TimeSeconds, steady.TimeSeconds), (steady.Breathing.ToSeconds, steady.Heart.ToSeconds));
        Assert.Equal(51.2, steady.TimeSeconds - steady.Breathing.FromSeconds!.Value, 0.1);
        Assert.Equal(25.6, steady.TimeSeconds - steady.Heart.FromSeconds!.Value, 0.1);
        var early = run.Readings.First(reading => reading.Breathing.PerMinute is not null);
        Assert.Equal(0.0, early.Breathing.FromSeconds!.Value, 1.0);
    }
}
