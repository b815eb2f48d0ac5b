using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Angles between body segments.</summary>
public static class JointAngles
{
    /// <summary>
    /// The angles of a sequence: frames × angles, radians from 0 to π.
    /// NaN where a joint is unknown or infinite, or lies exactly on the angle's vertex.
    /// Source: arccos of the clipped cosine, as in the NeuroPose reference.
    /// </summary>
    /// <exception cref="ArgumentException">No angle is asked for, or one names a joint that the skeleton lacks.</exception>
    public static double[] Compute(PoseSequence poses, params ReadOnlySpan<AngleDefinition> angles)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if (angles.IsEmpty)
        {
            throw new ArgumentException("At least one angle is needed.", nameof(angles));
        }

        var corners = new (int A, int B, int C)[angles.Length];
        for (var angle = 0; angle < corners.Length; angle++)
        {
            corners[angle] = Corners(poses, angles[angle]);
        }

        var joints = Points.In(poses.Coordinates);
        var result = new double[poses.FrameCount * angles.Length];
        for (int frame = 0, at = 0; frame < poses.FrameCount; frame++)
        {
            var pose = joints.Slice(frame * poses.JointCount, poses.JointCount);
            foreach (var angle in corners)
            {
                var vertex = pose[angle.B];
                result[at++] = Between(pose[angle.A] - vertex, pose[angle.C] - vertex);
            }
        }

        return result;
    }

    /// <summary>The angle between two vectors, radians from 0 to π; NaN when one is zero, or so short that its square is, unknown or infinite.</summary>
    public static double Between(Point3 first, Point3 second)
    {
        if (first.Dot(first) == 0 || second.Dot(second) == 0)
        {
            // As in the reference: a vector whose square vanishes has no direction.
            return double.NaN;
        }

        var product = first.Length * second.Length;
        if (!BinaryScale.IsOrdinarySquare(product) && first.IsFinite && second.IsFinite)
        {
            // An angle does not depend on lengths: each vector is brought to its own size.
            (first, second) = (first.TimesPowerOfTwo(-first.Exponent), second.TimesPowerOfTwo(-second.Exponent));
            product = first.Length * second.Length;
        }

        var cosine = first.Dot(second) / product;
        return product == 0 || !double.IsFinite(cosine) ? double.NaN : ExactMath.Acos(Math.Clamp(cosine, -1.0, 1.0));
    }

    private static (int A, int B, int C) Corners(PoseSequence poses, AngleDefinition angle)
    {
        try
        {
            return (angle.A.IndexIn(poses.Skeleton), angle.B.IndexIn(poses.Skeleton), angle.C.IndexIn(poses.Skeleton));
        }
        catch (ArgumentException problem)
        {
            throw new ArgumentException($"The angle \"{angle.Name}\": {problem.Message}", nameof(angle), problem);
        }
    }
}
