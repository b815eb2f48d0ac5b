using NeuroPose.Numerics;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Synchronization;

namespace NeuroPose.Sessions.Tests.Synchronization;

/// <summary>Frames and the pulses that they would have had, with what goes wrong between the two.</summary>
internal static class PulseTrains
{
    public const double Interval = 1 / 30.0;

    /// <summary>The times of frames with uniform jitter.</summary>
    public static double[] Frames(int count, double jitter = 20e-6, long seed = 1)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(frame => 2 + (frame * Interval) + (jitter * ((2 * random.NextDouble()) - 1)))];
    }

    public static PulseTrain Pulses(IEnumerable<double> times, long[]? counters = null) => new("ttl", [.. times.Order()], counters, []);

    public static PulseTrain Without(double[] frames, params int[] lost) => Pulses(frames.Where((_, frame) => !lost.Contains(frame)));

    public static FrameTrain Train(int count, params int[] starts) => new(count, [], new Dictionary<int, int>(), starts.Length == 0 ? [0] : starts, 30);

    public static FrameMatch Match(FrameTrain frames, PulseTrain pulses, int tolerance = 0) => FrameMatch.Of(frames, PulseGrid.Of(pulses), tolerance);

    /// <summary>Every frame has its own time to the microsecond, those named here to a share of a millisecond.</summary>
    public static void AssertTimes(double[] truth, FrameMatch match, params int[] interpolated)
    {
        Assert.Null(match.Ambiguity);
        Assert.Equal(truth.Length, match.Times.Length);
        for (var frame = 0; frame < truth.Length; frame++)
        {
            var isLost = interpolated.Contains(frame);
            Assert.True(Math.Abs(truth[frame] - match.Times[frame]) < (isLost ? 2e-4 : 1e-9), $"frame {frame} is at {match.Times[frame]} instead of {truth[frame]}");
            Assert.Equal(isLost ? TimeOrigin.Interpolated : TimeOrigin.Pulse, match.Origins[frame]);
        }
    }
}
