using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>Seconds as whole frames of a sequence, a half rounded to the even number, as the reference does.</summary>
internal static class FrameCounts
{
    /// <summary>Frames in so many seconds; at most the number that fits, which is longer than any sequence.</summary>
    /// <exception cref="SegmentationException">The rate is not known and the time is not zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN.</exception>
    public static int Of(PoseSequence poses, double seconds, string parameter)
    {
        if (!(seconds >= 0))
        {
            throw new ArgumentOutOfRangeException(parameter, seconds, "A time is 0 seconds or more.");
        }

        if (seconds == 0)
        {
            return 0;
        }

        if (double.IsNaN(poses.FramesPerSecond))
        {
            throw new SegmentationException(
                FormattableString.Invariant($"{parameter} is {seconds} s, but the frame rate is not known, so it cannot be turned into frames. Correct fps in the file's metadata, or set {parameter} to 0."),
                new(File: poses.Origin?.FileName, Person: poses.Origin?.Person));
        }

        return (int)Math.Min(int.MaxValue, Math.Round(seconds * poses.FramesPerSecond));
    }

    /// <summary>The least distance between peaks: at least one frame; no limit for null and for zero.</summary>
    public static double? Distance(PoseSequence poses, double? seconds, string parameter) =>
        seconds is not { } given || given == 0 ? null : Math.Max(1, Of(poses, given, parameter));
}
