using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>A stretch of frames around a peak: one gait cycle, one repetition.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">One past the last frame.</param>
/// <param name="Peak">The frame of the peak, within the stretch.</param>
public sealed record Segment(int Start, int End, int Peak)
{
    /// <summary>The number of frames.</summary>
    public int FrameCount => End - Start;

    /// <summary>This segment's frames of a sequence, named after it: <c>s01[12, 45)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The segment leaves the sequence.</exception>
    public PoseSequence Of(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return poses.Slice(Start, End).Named(FormattableString.Invariant($"{poses.Label}[{Start}, {End})"));
    }
}
