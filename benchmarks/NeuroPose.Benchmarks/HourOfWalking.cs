using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>An hour of a made-up walk at 30 frames a second, 43 joints, nothing missing.</summary>
internal static class HourOfWalking
{
    public const int Frames = 30 * 3600;

    /// <summary>The generator makes ten minutes at most: the hour walks the same ten minutes six times.</summary>
    public static PoseSequence Of(string subject, long seed, WalkingTrialOptions? options = null)
    {
        var once = SyntheticGait.Walk(new(subject), (options ?? new()) with { Seconds = 600, Seed = seed }).TrackedPoses();
        var hour = new double[6 * once.Coordinates.Length];
        for (var at = 0; at < hour.Length; at += once.Coordinates.Length)
        {
            once.Coordinates.CopyTo(hour.AsSpan(at));
        }

        return once.WithCoordinates(hour);
    }
}
