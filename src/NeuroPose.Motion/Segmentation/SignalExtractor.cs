using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>How one number a frame is taken from a pose, to look for peaks in.</summary>
public abstract record SignalExtractor
{
    private SignalExtractor()
    {
    }

    /// <summary>What is wrong with it whatever it is taken from; null when nothing is.</summary>
    internal virtual string? Problem =>
        Joints.FirstOrDefault(joint => joint < 0) is < 0 and var joint ? FormattableString.Invariant($"a joint's index must be 0 or more; found {joint}.") : null;

    /// <summary>The indices of the joints that it needs.</summary>
    private protected abstract IReadOnlyList<int> Joints { get; }

    /// <summary>The frames that it needs.</summary>
    private protected virtual int LeastFrames => 1;

    /// <summary>
    /// Why the signal cannot be taken from these poses, in words; null when it can. What is unknown in them is no reason: it is NaN.
    /// </summary>
    public string? ProblemIn(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return Problem
            ?? (Joints.FirstOrDefault(joint => joint >= poses.JointCount) is > 0 and var joint
                ? FormattableString.Invariant($"the signal needs joint {joint}, but the skeleton {poses.Skeleton} has joints 0 to {poses.JointCount - 1}.")
                : null)
            ?? (poses.FrameCount < LeastFrames
                ? FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; {(LeastFrames > 1 ? "a speed" : "a signal")} needs {LeastFrames} or more.")
                : null);
    }

    /// <summary>One coordinate of one joint, in millimeters.</summary>
    /// <param name="Joint">The joint's index.</param>
    /// <param name="Axis">0 for x, 1 for y (down), 2 for z.</param>
    /// <param name="Invert">True to take the negative, so that valleys become peaks.</param>
    public sealed record JointAxis(int Joint, int Axis, bool Invert) : SignalExtractor
    {
        internal override string? Problem =>
            Axis is >= 0 and <= 2 ? base.Problem : FormattableString.Invariant($"the axis must be 0 (x), 1 (y) or 2 (z); found {Axis}.");

        private protected override IReadOnlyList<int> Joints => [Joint];
    }

    /// <summary>The distance between two joints, in millimeters.</summary>
    /// <param name="First">One joint's index.</param>
    /// <param name="Second">The other joint's index.</param>
    public sealed record JointPairDistance(int First, int Second) : SignalExtractor
    {
        internal override string? Problem => First != Second ? base.Problem : "the two joints are the same; a distance needs two.";

        private protected override IReadOnlyList<int> Joints => [First, Second];
    }

    /// <summary>How far one joint moved since the frame before, in millimeters a frame; 0 in the first frame.</summary>
    /// <param name="Joint">The joint's index.</param>
    public sealed record JointSpeed(int Joint) : SignalExtractor
    {
        private protected override IReadOnlyList<int> Joints => [Joint];

        private protected override int LeastFrames => 2;
    }

    /// <summary>The angle at the middle one of three joints, in radians.</summary>
    /// <param name="A">The index of the joint at one end.</param>
    /// <param name="B">The index of the joint at which the angle is.</param>
    /// <param name="C">The index of the joint at the other end.</param>
    public sealed record JointAngle(int A, int B, int C) : SignalExtractor
    {
        private protected override IReadOnlyList<int> Joints => [A, B, C];
    }
}
