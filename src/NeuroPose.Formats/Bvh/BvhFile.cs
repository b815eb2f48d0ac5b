using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>
/// A Biovision hierarchy (.bvh): the joints' positions in the world as a recording, and what they were computed from: the hierarchy and
/// each joint's rotations. Angles are degrees and y is up by the format; it has no unit of length.
/// </summary>
public sealed class BvhFile
{
    private readonly ReadOnlyMemory<double> motion;
    private readonly int channelCount;

    private BvhFile(MotionRecording recording, IReadOnlyList<BvhJoint> joints, ReadOnlyMemory<double> motion)
    {
        (Recording, Joints, this.motion) = (recording, joints, motion);
        channelCount = joints.Sum(joint => joint.Channels.Count);
    }

    /// <summary>The positions in the world, as <see cref="MotionFile"/> gives them.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The joints and the ends of limbs, parents before children, as in the recording.</summary>
    public IReadOnlyList<BvhJoint> Joints { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows, the unit for one; it wins over what the file says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no BVH; the message names the place.</exception>
    public static BvhFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, (joints, motion)) = new BvhReader().Load(path, options, cancellation);
        return new(recording, joints, motion);
    }

    /// <summary>
    /// The numbers of a joint's channels in a frame, in the order of <see cref="BvhJoint.Channels"/>: lengths and degrees.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or joint.</exception>
    public ReadOnlySpan<double> Channels(int frame, int joint)
    {
        CheckJoint(joint);
        return Frame(frame).Slice(Joints[joint].FirstChannel, Joints[joint].Channels.Count);
    }

    /// <summary>The rotation of a joint against its parent; the identity for the end of a limb, NaN where an angle is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or joint.</exception>
    public Matrix3 LocalRotation(int frame, int joint)
    {
        CheckJoint(joint);
        return BvhPose.LocalRotation(Joints[joint], Frame(frame));
    }

    /// <summary>The rotation of a joint in the world; NaN where an angle of it or of a joint above it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or joint.</exception>
    public Matrix3 WorldRotation(int frame, int joint)
    {
        CheckJoint(joint);
        var (positions, rotations) = (new Point3[Joints.Count], new Matrix3[Joints.Count]);
        BvhPose.Compute(Joints, Frame(frame), positions, rotations);
        return rotations[joint];
    }

    /// <summary>What was found, in a paragraph.</summary>
    public override string ToString() => Recording.ToString();

    private ReadOnlySpan<double> Frame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Recording.FrameCount);
        return motion.Span.Slice(frame * channelCount, channelCount);
    }

    private void CheckJoint(int joint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(joint);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(joint, Joints.Count);
    }
}
