using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>Rooms in which a chest moves by much of a wavelength, so that breathing makes overtones that weigh the subcarriers otherwise.</summary>
public sealed class OvertoneTests
{
    [Theory]
    [InlineData(2, 17.7, 69.1, 1)]
    [InlineData(13, 15.2, 77.1, 1)]
    [InlineData(15, 15.6, 62.7, 1)]
    [InlineData(26, 13.1, 70.6, 3)]
    [InlineData(56, 19.8, 63.7, 3)]
    public void An_overtone_of_breathing_is_not_reported_for_the_heart(int seed, double breaths, double beats, int antennas)
    {
        var run = MonitorRun.Of(Room(seed, breaths, beats, antennas));

        Assert.All(run.Readings.Where(reading => reading.Heart.Confidence >= 0.8), reading => Assert.Equal(beats, reading.Heart.PerMinute!.Value, 3.0));
        Assert.Contains(run.Readings, reading => reading.Breathing is { Confidence: >= 0.8 });
    }

    [Theory]
    [InlineData(12, 20.0, 66.8, 1)]
    [InlineData(21, 17.0, 89.3, 3)]
    [InlineData(22, 17.4, 74.8, 3)]
    public void A_heart_between_the_overtones_comes_back(int seed, double breaths, double beats, int antennas)
    {
        var (coverage, error) = MonitorRun.Of(Room(seed, breaths, beats, antennas)).Accuracy(reading => reading.Heart, truth => truth.Heart, afterSeconds: 30);

        Assert.InRange(coverage, 0.7, 1.0);
        Assert.InRange(error, 0.0, 1.0);
    }

    [Fact]
    public void Breathing_alone_in_such_a_room_shows_no_heart()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var run = MonitorRun.Of(Room(seed, 11 + (2 * seed), 0, antennas: 1) with { HeartAmplitude = 0 });

            Assert.DoesNotContain(run.Readings, reading => reading.Heart is { Status: VitalStatus.Valid });
        }
    }

    /// <summary>A stroke of 2 to 6 mm to each side, by the seed, at 5.2 GHz.</summary>
    private static SyntheticCsiOptions Room(int seed, double breaths, double beats, int antennas) => new()
    {
        Seed = seed,
        DurationSeconds = 90,
        FramesPerSecond = 20,
        Subcarriers = 56,
        BreathsPerMinute = breaths,
        BeatsPerMinute = beats,
        BreathingHarmonics = [0.25, 0.1],
        BreathingAmplitude = 1,
        HeartAmplitude = 0.08,
        Noise = 0.3,
        Room = new() { Receive = antennas, StrokeMeters = 0.002 + (0.004 * (seed * 7 % 10) / 10.0) },
    };
}
