using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>One number a frame, taken from poses.</summary>
public static class Signals
{
    /// <summary>
    /// The signal that an extractor takes from each frame; its unit is the extractor's. NaN where a joint it needs is unknown, and where an
    /// angle has no direction (see <see cref="JointAngles"/>).
    /// </summary>
    /// <exception cref="ArgumentException">The skeleton has no such joint, there is no such axis, or speed is asked of fewer than two
    /// frames.</exception>
    public static double[] Signal(this PoseSequence poses, SignalExtractor extractor)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(extractor);
        return extractor switch
        {
            SignalExtractor.JointAxis axis => AlongAxis(poses, axis),
            SignalExtractor.JointPairDistance pair => JointMotion.Distance(poses, pair.First, pair.Second),
            SignalExtractor.JointSpeed speed => JointMotion.SpeedPerFrame(poses, speed.Joint),
            SignalExtractor.JointAngle angle => JointAngles.Compute(poses, new AngleDefinition("joint_angle", angle.A, angle.B, angle.C)),
            _ => throw new ArgumentException($"No signal is known for {extractor}.", nameof(extractor)),
        };
    }

    private static double[] AlongAxis(PoseSequence poses, SignalExtractor.JointAxis axis)
    {
        var values = poses.Trajectory(axis.Joint, axis.Axis);
        for (var frame = 0; axis.Invert && frame < values.Length; frame++)
        {
            values[frame] = -values[frame];
        }

        return values;
    }
}
