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
        Joints.FirstOrDefault(joint => joint.Index < 0) is { Index: < 0 and var index } ? FormattableString.Invariant($"a joint's index must be 0 or more; found {index}.") : null;

    /// <summary>The joints that it needs.</summary>
    private protected abstract IReadOnlyList<Joint> Joints { get; }

    /// <summary>The frames that it needs.</summary>
    private protected virtual int LeastFrames => 1;

    /// <summary>
    /// Why the signal cannot be taken from these poses, in words; null when it can. What is unknown in them is no reason: it is NaN.
    /// </summary>
    public string? ProblemIn(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return Problem
            ?? Joints.Select(joint => Missing(joint, poses.Skeleton)).FirstOrDefault(problem => problem is not null)
            ?? (poses.FrameCount < LeastFrames
                ? FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; {(LeastFrames > 1 ? "a speed" : "a signal")} needs {LeastFrames} or more.")
                : null);
    }

    /// <summary>The same with its joints given by their indices, as files store them.</summary>
    /// <exception cref="ArgumentException">The skeleton has no such joint.</exception>
    internal SignalExtractor In(Skeleton skeleton) => this switch
    {
        JointAxis axis => axis with { Joint = axis.Joint.IndexIn(skeleton) },
        JointPairDistance pair => new JointPairDistance(pair.First.IndexIn(skeleton), pair.Second.IndexIn(skeleton)),
        JointSpeed speed => new JointSpeed(speed.Joint.IndexIn(skeleton)),
        JointAngle angle => new JointAngle(angle.A.IndexIn(skeleton), angle.B.IndexIn(skeleton), angle.C.IndexIn(skeleton)),
        _ => this,
    };

    private static string? Missing(Joint joint, Skeleton skeleton) => joint switch
    {
        { Name: { } name } when !skeleton.JointNames.Contains(name) =>
            $"the signal needs the joint \"{name}\", which the skeleton {skeleton} lacks.{NearestName.Hint(name, skeleton.JointNames)}",
        { Index: { } index } when index >= skeleton.JointCount =>
            FormattableString.Invariant($"the signal needs joint {index}, but the skeleton {skeleton} has joints 0 to {skeleton.JointCount - 1}."),
        _ => null,
    };

    /// <summary>One coordinate of one joint, in the unit of the poses.</summary>
    /// <param name="Joint">The joint.</param>
    /// <param name="Axis">0 for x, 1 for y, 2 for z.</param>
    /// <param name="Invert">True to take the negative, so that valleys become peaks.</param>
    public sealed record JointAxis(Joint Joint, int Axis, bool Invert) : SignalExtractor
    {
        internal override string? Problem =>
            Axis is >= 0 and <= 2 ? base.Problem : FormattableString.Invariant($"the axis must be 0 (x), 1 (y) or 2 (z); found {Axis}.");

        private protected override IReadOnlyList<Joint> Joints => [Joint];
    }

    /// <summary>The distance between two joints, in the unit of the poses.</summary>
    /// <param name="First">One joint.</param>
    /// <param name="Second">The other joint.</param>
    public sealed record JointPairDistance(Joint First, Joint Second) : SignalExtractor
    {
        internal override string? Problem => First != Second ? base.Problem : "the two joints are the same; a distance needs two.";

        private protected override IReadOnlyList<Joint> Joints => [First, Second];
    }

    /// <summary>How far one joint moved since the frame before, in the unit of the poses a frame; 0 in the first frame.</summary>
    /// <param name="Joint">The joint.</param>
    public sealed record JointSpeed(Joint Joint) : SignalExtractor
    {
        private protected override IReadOnlyList<Joint> Joints => [Joint];

        private protected override int LeastFrames => 2;
    }

    /// <summary>The angle at the middle one of three joints, in radians.</summary>
    /// <param name="A">The joint at one end.</param>
    /// <param name="B">The joint at which the angle is.</param>
    /// <param name="C">The joint at the other end.</param>
    public sealed record JointAngle(Joint A, Joint B, Joint C) : SignalExtractor
    {
        private protected override IReadOnlyList<Joint> Joints => [A, B, C];
    }
}
