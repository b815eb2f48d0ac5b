using NeuroPose.Vitals.Baselines;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>Recordings in which breathing and heartbeat move the subcarriers alike, so that only the rate tells them apart.</summary>
public sealed class OneChestTests
{
    /// <summary>
    /// Quiet scenes at 20 frames a second: breathing with two harmonics, a heart of 0.15 of it, noise of 0.6 % of the amplitude, arrival
    /// within some 6 ms.
    /// </summary>
    private static SyntheticCsiOptions Quiet { get; } = new()
    {
        Coupling = SyntheticCoupling.OneChest,
        DurationSeconds = 90,
        BreathingAmplitude = 0.6,
        BreathingHarmonics = [0.25, 0.12],
        HeartAmplitude = 0.09,
        HeartHarmonic = 0,
        Noise = 0.072,
        Jitter = 0.12,
    };

    [Theory]
    [InlineData(1, 15.0, 66.0)]
    [InlineData(2, 12.0, 66.0)]
    [InlineData(3, 13.0, 66.0)]
    [InlineData(4, 24.0, 66.0)]
    [InlineData(5, 8.0, 50.0)]
    [InlineData(6, 14.5, 50.0)]
    [InlineData(7, 6.0, 80.0)]
    [InlineData(8, 18.0, 80.0)]
    [InlineData(9, 16.5, 110.0)]
    [InlineData(10, 22.0, 110.0)]
    [InlineData(11, 12.5, 150.0)]
    [InlineData(12, 35.0, 150.0)]
    public void The_heart_of_a_chest_that_moves_as_one_comes_back(int seed, double breaths, double beats)
    {
        var run = MonitorRun.Of(Quiet with { Seed = seed, BreathsPerMinute = breaths, BeatsPerMinute = beats });
        var heart = run.Accuracy(reading => reading.Heart, truth => truth.Heart, afterSeconds: 30);
        Assert.True(heart is { Coverage: >= 0.9, MeanError: <= 1.0 }, $"heart: {heart}");
        var breathing = run.Accuracy(reading => reading.Breathing, truth => truth.Breathing, afterSeconds: 30);
        Assert.True(breathing is { Coverage: >= 0.9, MeanError: <= 0.1 }, $"breathing: {breathing}");
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(2.0)]
    public void Shallow_and_deep_breath_make_no_difference_to_the_heart(double depth)
    {
        var run = MonitorRun.Of(Quiet with { Seed = 21, BreathsPerMinute = 13.7, BeatsPerMinute = 66, BreathingAmplitude = depth, HeartAmplitude = 0.15 * depth });
        var heart = run.Accuracy(reading => reading.Heart, truth => truth.Heart, afterSeconds: 30);
        Assert.True(heart is { Coverage: >= 0.9, MeanError: <= 1.0 }, $"heart: {heart}");
    }

    [Theory]
    [InlineData(16.5, 66.0)]
    [InlineData(22.0, 66.0)]
    [InlineData(20.0, 60.0)]
    [InlineData(30.0, 60.0)]
    public void A_heart_just_where_a_large_harmonic_of_breathing_may_be_is_right_or_not_reported(double breaths, double beats)
    {
        var run = MonitorRun.Of(Quiet with { Seed = 31, BreathsPerMinute = breaths, BeatsPerMinute = beats });
        Assert.All(run.Readings.Where(reading => reading.Heart.PerMinute is not null), reading => Assert.Equal(beats, reading.Heart.PerMinute!.Value, 3.0));
    }

    [Theory]
    [InlineData(12.0)]
    [InlineData(18.0)]
    public void Harmonics_of_breathing_alone_are_no_heartbeat(double breaths)
    {
        var run = MonitorRun.Of(Quiet with { Seed = 32, BreathsPerMinute = breaths, BeatsPerMinute = 0, BreathingHarmonics = [0.4, 0.25, 0.2, 0.1] });
        Assert.InRange(run.Readings.Count(reading => reading.Heart.PerMinute is not null) / (double)run.Readings.Count, 0, 0.02);
    }

    [Fact]
    public void The_textbook_finds_this_heart_and_a_harmonic_where_the_heart_is_smaller()
    {
        var found = VitalBaselines.Textbook(new SyntheticCsi(Quiet with { Seed = 33, BreathsPerMinute = 15, BeatsPerMinute = 66 }).Frames());
        Assert.Equal(VitalBaselines.TextbookMode, found.Mode);
        Assert.All(found.Readings.Where(reading => reading.TimeSeconds > 20), reading => Assert.Equal((66.0, 15.0), (Math.Round(reading.Heart.PerMinute!.Value), Math.Round(reading.Breathing.PerMinute!.Value))));
        var mistaken = VitalBaselines.Textbook(new SyntheticCsi(Quiet with { Seed = 33, BreathsPerMinute = 24, BeatsPerMinute = 66 }).Frames());
        Assert.All(mistaken.Readings.Where(reading => reading.TimeSeconds > 20), reading => Assert.Equal(48.0, reading.Heart.PerMinute!.Value, 1.0));
    }
}
