using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Synthesis;

public sealed class SyntheticCsiTests
{
    private static SyntheticCsiOptions Everything { get; } = new() { Seed = 7, DurationSeconds = 20, Jitter = 0.2, Loss = 0.1, Drift = 1, Noise = 0.1, Motion = [new(5, 6)], Apnea = [new(10, 12)] };

    [Fact]
    public void The_same_seed_makes_the_same_recording_and_another_one_another() =>
        Assert.Equal((true, false), (Frames(Everything).SequenceEqual(Frames(Everything)), Frames(Everything).SequenceEqual(Frames(Everything with { Seed = 8 }))));

    [Fact]
    public void Frames_keep_their_order_and_some_are_lost()
    {
        List<double> times = [];
        var recording = new SyntheticCsi(Everything);
        while (recording.Next())
        {
            times.Add(recording.TimeSeconds);
        }

        Assert.True(times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second));
        Assert.InRange(times.Count, 320, 395);
    }

    [Fact]
    public void The_truth_is_unknown_where_nobody_breathes()
    {
        var recording = new SyntheticCsi(Everything);
        while (recording.Next())
        {
            // A frame belongs to the moment before it, so that the edges are left open.
            if (recording.TimeSeconds is not ((> 9.9 and < 10.2) or (> 11.9 and < 12.2)))
            {
                Assert.Equal(recording.TimeSeconds is > 10 and < 12, double.IsNaN(recording.BreathsPerMinute));
            }
        }
    }

    [Fact]
    public void A_jitter_that_would_reverse_frames_is_refused() =>
        Assert.Contains("0.2", Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticCsi(new() { Jitter = 0.3 })).Message, StringComparison.Ordinal);

    private static List<double> Frames(SyntheticCsiOptions options)
    {
        List<double> all = [];
        var recording = new SyntheticCsi(options);
        while (recording.Next())
        {
            all.Add(recording.TimeSeconds);
            all.AddRange(recording.Amplitudes);
        }

        return all;
    }
}
