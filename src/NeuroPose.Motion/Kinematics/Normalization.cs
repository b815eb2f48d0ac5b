using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Bringing poses to a common size.</summary>
public static class Normalization
{
    /// <summary>
    /// The movement moved and scaled into the unit cube: each axis less its least value over all frames and joints, divided by the largest
    /// of the three ranges or, axis by axis, by its own (an axis without extent stays 0). The numbers have no unit any more.
    /// One unknown coordinate makes its axis NaN, and without <paramref name="axisWise"/> everything: fill gaps before.
    /// Source: the NeuroPose reference, <c>normalize_pose_sequence</c>.
    /// </summary>
    /// <param name="poses">At least one frame.</param>
    /// <param name="axisWise">True to divide each axis by its own range, which changes proportions.</param>
    /// <exception cref="ArgumentException">There are no frames, or all points are one.</exception>
    public static PoseSequence Normalize(this PoseSequence poses, bool axisWise = false)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if (poses.FrameCount == 0)
        {
            throw new ArgumentException("A sequence without frames has no extent; expected at least one frame.", nameof(poses));
        }

        var least = poses.Coordinates[..3].ToArray();
        var most = poses.Coordinates[..3].ToArray();
        for (var at = 3; at < poses.Coordinates.Length; at++)
        {
            least[at % 3] = Math.Min(least[at % 3], poses.Coordinates[at]);
            most[at % 3] = Math.Max(most[at % 3], poses.Coordinates[at]);
        }

        double[] ranges = [most[0] - least[0], most[1] - least[1], most[2] - least[2]];
        if (ranges is [0, 0, 0])
        {
            throw new ArgumentException("All joints are at one point in all frames; there is no extent to divide by.", nameof(poses));
        }

        var largest = Math.Max(ranges[0], Math.Max(ranges[1], ranges[2]));
        var normalized = new double[poses.Coordinates.Length];
        for (var at = 0; at < normalized.Length; at++)
        {
            var range = !axisWise ? largest : ranges[at % 3] == 0 ? 1 : ranges[at % 3];
            normalized[at] = (poses.Coordinates[at] - least[at % 3]) / range;
        }

        return poses.WithCoordinates(normalized);
    }
}
