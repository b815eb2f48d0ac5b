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

    [Fact]
    public void After_a_step_the_rates_are_others()
    {
        var recording = new SyntheticCsi(new() { DurationSeconds = 20, Steps = [new(8, 21, 90), new(15, 12, 60)] });
        while (recording.Next())
        {
            var expected = recording.TimeSeconds switch { < 8 => (15.0, 72.0), > 8.2 and < 15 => (21.0, 90.0), > 15.2 => (12.0, 60.0), _ => (recording.BreathsPerMinute, recording.BeatsPerMinute) };
            Assert.Equal(expected, (recording.BreathsPerMinute, recording.BeatsPerMinute));
        }
    }

    [Fact]
    public void Irregular_rates_vary_as_much_as_asked_for()
    {
        var recording = new SyntheticCsi(new() { DurationSeconds = 3600, FramesPerSecond = 5, Subcarriers = 1, BreathingVariability = 0.8, HeartVariability = 2.5 });
        List<(double Breaths, double Beats)> rates = [];
        while (recording.Next())
        {
            rates.Add((recording.BreathsPerMinute, recording.BeatsPerMinute));
        }

        Assert.Equal(0.8, Math.Sqrt(rates.Average(rate => (rate.Breaths - 15) * (rate.Breaths - 15))), 0.15);
        Assert.Equal(2.5, Math.Sqrt(rates.Average(rate => (rate.Beats - 72) * (rate.Beats - 72))), 0.5);
    }

    [Fact]
    public void A_step_to_no_rate_is_refused_with_the_rate_that_came() =>
        Assert.Equal(-3.0, Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticCsi(new() { Steps = [new(5, -3, 60)] })).ActualValue);

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

    [Fact]
    public void One_chest_moves_every_subcarrier_alike_in_proportion_to_its_amplitude()
    {
        var recording = new SyntheticCsi(new() { Coupling = SyntheticCoupling.OneChest, Noise = 0, BreathingAmplitude = 0.6, HeartAmplitude = 0.09 });
        Assert.True(recording.Next());
        var before = recording.Amplitudes.ToArray();
        for (var frame = 0; frame < 20; frame++)
        {
            recording.Next();
        }

        var middle = recording.Amplitudes.ToArray();
        recording.Next();
        var (first, second) = (Change(before, middle), Change(middle, recording.Amplitudes.ToArray()));
        var largest = Array.IndexOf(first, first.MaxBy(Math.Abs));
        Assert.All(Enumerable.Range(0, first.Length), k => Assert.Equal(first[k] / first[largest], second[k] / second[largest], 1e-9));
        Assert.Contains(first, change => change * first[largest] < 0);

        static double[] Change(double[] from, double[] to) => [.. from.Zip(to, (a, b) => b - a)];
    }
}
