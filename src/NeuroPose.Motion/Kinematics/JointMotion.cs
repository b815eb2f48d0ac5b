using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>How fast joints move and how far apart they are.</summary>
public static class JointMotion
{
    /// <summary>
    /// How far a joint moved since the frame before, in millimeters a frame; 0 in the first frame, as in the NeuroPose reference.
    /// NaN where the joint is unknown in the frame or in the one before.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static double[] SpeedPerFrame(PoseSequence poses, int joint)
    {
        CheckJoint(poses, joint, nameof(joint));
        if (poses.FrameCount < 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; a speed needs 2 or more."), nameof(poses));
        }

        var speeds = new double[poses.FrameCount];
        for (var frame = 1; frame < speeds.Length; frame++)
        {
            speeds[frame] = (poses[frame, joint] - poses[frame - 1, joint]).Length;
        }

        return speeds;
    }

    /// <summary>
    /// How fast a joint moved since the frame before, in millimeters a second. The first frame has none before it and is NaN, as are all
    /// when the frame rate is not known.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static double[] SpeedPerSecond(PoseSequence poses, int joint)
    {
        var speeds = SpeedPerFrame(poses, joint);
        speeds[0] = double.NaN;
        for (var frame = 1; frame < speeds.Length; frame++)
        {
            speeds[frame] *= poses.FramesPerSecond;
        }

        return speeds;
    }

    /// <summary>How far two joints are apart in each frame, in millimeters; NaN where one is unknown.</summary>
    /// <exception cref="ArgumentException">There is no such joint.</exception>
    public static double[] Distance(PoseSequence poses, int first, int second)
    {
        CheckJoint(poses, first, nameof(first));
        CheckJoint(poses, second, nameof(second));
        var distances = new double[poses.FrameCount];
        for (var frame = 0; frame < distances.Length; frame++)
        {
            distances[frame] = (poses[frame, second] - poses[frame, first]).Length;
        }

        return distances;
    }

    internal static void CheckJoint(PoseSequence poses, int joint, string parameter)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if (joint < 0 || joint >= poses.JointCount)
        {
            throw new ArgumentOutOfRangeException(parameter, joint, FormattableString.Invariant($"The skeleton {poses.Skeleton} has joints 0 to {poses.JointCount - 1}."));
        }
    }
}
