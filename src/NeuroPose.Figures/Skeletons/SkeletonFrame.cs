using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>One frame of a sequence of poses, to look at.</summary>
public sealed record SkeletonFrame
{
    /// <summary>Points at a frame.</summary>
    /// <param name="poses">The sequence.</param>
    /// <param name="frame">The frame's index, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence has no such frame.</exception>
    public SkeletonFrame(PoseSequence poses, int frame)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if ((uint)frame >= (uint)poses.FrameCount)
        {
            throw new ArgumentOutOfRangeException(nameof(frame), frame, poses.FrameCount == 0
                ? "The sequence has no frames."
                : FormattableString.Invariant($"The sequence has frames 0 to {poses.FrameCount - 1}."));
        }

        Poses = poses;
        Frame = frame;
    }

    /// <summary>The sequence.</summary>
    public PoseSequence Poses { get; }

    /// <summary>The frame's index, from zero.</summary>
    public int Frame { get; }

    /// <summary>When the frame is, in seconds from the sequence's first; NaN when the rate is not known.</summary>
    public double Seconds => Frame / Poses.FramesPerSecond;

    /// <summary>Where each joint is, in the skeleton's order; NaN where it was not detected.</summary>
    public IReadOnlyList<Point3> Joints => [.. Enumerable.Range(0, Poses.JointCount).Select(joint => Poses[Frame, joint])];

    /// <summary>
    /// The frame in the middle of a sequence, so that it shows the motion rather than its start: the complete one nearest to the middle;
    /// where none is complete, the one with the most joints. Null when the sequence has no frames.
    /// </summary>
    public static SkeletonFrame? Middle(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return Enumerable.Range(0, poses.FrameCount)
            .Select(frame => (Frame: frame, Missing: MissingIn(poses, frame)))
            .OrderBy(candidate => candidate.Missing)
            .ThenBy(candidate => Math.Abs(candidate.Frame - (poses.FrameCount / 2)))
            .Select(candidate => new SkeletonFrame(poses, candidate.Frame))
            .FirstOrDefault();
    }

    /// <summary>The frame in three views.</summary>
    public SkeletonFigure ToFigure() => SkeletonFigure.Of(this);

    /// <summary>The sequence's label, the frame, its time where known, and the joints that were detected, in a line.</summary>
    public override string ToString()
    {
        var time = double.IsNaN(Seconds) ? "" : FormattableString.Invariant($" ({Seconds:0.###} s)");
        var label = Poses.Label.Length > 0 ? Poses.Label + ", " : "";
        var missing = MissingIn(Poses, Frame);
        return FormattableString.Invariant($"{label}frame {Frame}{time}: {Poses.JointCount - missing} of {Poses.JointCount} joints detected");
    }

    private static int MissingIn(PoseSequence poses, int frame)
    {
        var missing = 0;
        for (var joint = 0; joint < poses.JointCount; joint++)
        {
            missing += poses[frame, joint].IsFinite ? 0 : 1;
        }

        return missing;
    }
}
