using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>How fast joints move and how far apart they are.</summary>
public static class JointMotion
{
    private static readonly string[] AxisNames = ["x", "y", "z"];

    /// <summary>
    /// How far a joint moved since the frame before, in the unit of the poses a frame; 0 in the first frame, as in the NeuroPose reference.
    /// NaN where the joint is unknown in the frame or in the one before.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static double[] SpeedPerFrame(PoseSequence poses, Joint joint)
    {
        ArgumentNullException.ThrowIfNull(poses);
        var index = joint.IndexIn(poses.Skeleton);
        if (poses.FrameCount < 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; a speed needs 2 or more."), nameof(poses));
        }

        var speeds = new double[poses.FrameCount];
        for (var frame = 1; frame < speeds.Length; frame++)
        {
            speeds[frame] = (poses[frame, index] - poses[frame - 1, index]).Length;
        }

        return speeds;
    }

    /// <summary>
    /// How fast a joint moved since the frame before, in the unit of the poses a second. The first frame has none before it and is NaN, as are all
    /// when the frame rate is not known.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static double[] SpeedPerSecond(PoseSequence poses, Joint joint)
    {
        var speeds = SpeedPerFrame(poses, joint);
        speeds[0] = double.NaN;
        for (var frame = 1; frame < speeds.Length; frame++)
        {
            speeds[frame] *= poses.FramesPerSecond;
        }

        return speeds;
    }

    /// <summary>How far two joints are apart in each frame, in the unit of the poses; NaN where one is unknown.</summary>
    /// <exception cref="ArgumentException">There is no such joint.</exception>
    public static double[] Distance(PoseSequence poses, Joint first, Joint second)
    {
        ArgumentNullException.ThrowIfNull(poses);
        var (from, to) = (first.IndexIn(poses.Skeleton), second.IndexIn(poses.Skeleton));
        var distances = new double[poses.FrameCount];
        for (var frame = 0; frame < distances.Length; frame++)
        {
            distances[frame] = (poses[frame, to] - poses[frame, from]).Length;
        }

        return distances;
    }

    /// <summary>
    /// The velocity of a joint, in the unit of the poses a second: half the way from the frame before to the frame after, times the rate; at
    /// both ends the step to the only neighbor. NaN where a frame that it needs is missing.
    /// </summary>
    /// <exception cref="NeuroPoseException">The rate is not known.</exception>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static FeatureSeries Velocity(this PoseSequence poses, Joint joint)
    {
        ArgumentNullException.ThrowIfNull(poses);
        var (index, rate) = (joint.IndexIn(poses.Skeleton), poses.RequireRate("velocity"));
        if (poses.FrameCount < 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; a velocity needs 2 or more."), nameof(poses));
        }

        string[] axes = [.. AxisNames.Take(poses.Dimensions)];
        var values = new double[poses.FrameCount * axes.Length];
        for (var frame = 0; frame < poses.FrameCount; frame++)
        {
            var (before, after) = (Math.Max(frame - 1, 0), Math.Min(frame + 1, poses.FrameCount - 1));
            var velocity = (rate / (after - before)) * (poses[after, index] - poses[before, index]);
            ReadOnlySpan<double> numbers = [velocity.X, velocity.Y, velocity.Z];
            numbers[..axes.Length].CopyTo(values.AsSpan(frame * axes.Length));
        }

        return Series(poses, $"velocity of {poses.Skeleton.JointNames[index]}", axes, values);
    }

    /// <summary>The length of a joint's <see cref="Velocity"/>, in the unit of the poses a second.</summary>
    /// <exception cref="NeuroPoseException">The rate is not known, or the unit is parts of the picture, where x and y differ in scale.</exception>
    /// <exception cref="ArgumentException">There is no such joint, or there are fewer than two frames.</exception>
    public static FeatureSeries Speed(this PoseSequence poses, Joint joint)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if (poses.Unit == LengthUnit.Normalized)
        {
            throw new NeuroPoseException(
                "speed: parts of the picture's width and height are not in one scale. Give the picture's size: LoadOptions.PictureSize = (1920, 1080).",
                new(File: poses.Origin?.FileName));
        }

        var velocity = poses.Velocity(joint);
        var values = new double[poses.FrameCount];
        for (var frame = 0; frame < values.Length; frame++)
        {
            var vector = velocity[frame];
            values[frame] = new Point3(vector[0], vector[1], vector.Length > 2 ? vector[2] : 0).Length;
        }

        return Series(poses, $"speed of {poses.Skeleton.JointNames[joint.IndexIn(poses.Skeleton)]}", ["speed"], values);
    }

    private static FeatureSeries Series(PoseSequence poses, string quantity, string[] names, double[] values) =>
        new(poses.Label, names, poses.Unit.Symbol() is { Length: > 0 } unit ? unit + "/s" : "", values)
        {
            Quantity = quantity,
            InputSha256 = poses.Origin?.Sha256 ?? "",
        };
}
