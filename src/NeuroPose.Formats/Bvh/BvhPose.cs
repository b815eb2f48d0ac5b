using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>
/// Where the joints of a hierarchy are in one frame. A joint is turned by its rotations in the order in which the file lists them (on
/// column vectors the first stands left), and lies in its parent's coordinates at its offset; position channels replace the offset, they
/// are not added.
/// </summary>
internal static class BvhPose
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The rotation of a joint in its parent's coordinates.</summary>
    /// <param name="joint">The joint.</param>
    /// <param name="motion">The numbers of the frame.</param>
    public static Matrix3 LocalRotation(BvhJoint joint, ReadOnlySpan<double> motion)
    {
        var rotation = Matrix3.Identity;
        for (var channel = 0; channel < joint.Channels.Count; channel++)
        {
            if (joint.Channels[channel] >= BvhChannel.XRotation)
            {
                rotation = Times(rotation, Around(joint.Channels[channel], motion[joint.FirstChannel + channel]));
            }
        }

        return rotation;
    }

    /// <summary>The position of every joint in the world, and its rotation.</summary>
    public static void Compute(IReadOnlyList<BvhJoint> joints, ReadOnlySpan<double> motion, Span<Point3> positions, Span<Matrix3> rotations)
    {
        for (var index = 0; index < joints.Count; index++)
        {
            var joint = joints[index];
            var place = PlaceInParent(joint, motion);
            var rotation = LocalRotation(joint, motion);
            if (joint.Parent < 0)
            {
                (positions[index], rotations[index]) = (place, rotation);
            }
            else
            {
                positions[index] = positions[joint.Parent] + (rotations[joint.Parent] * place);
                rotations[index] = Times(rotations[joint.Parent], rotation);
            }
        }
    }

    private static Point3 PlaceInParent(BvhJoint joint, ReadOnlySpan<double> motion)
    {
        var place = joint.Offset;
        for (var channel = 0; channel < joint.Channels.Count; channel++)
        {
            var value = motion[joint.FirstChannel + channel];
            place = joint.Channels[channel] switch
            {
                BvhChannel.XPosition => place with { X = value },
                BvhChannel.YPosition => place with { Y = value },
                BvhChannel.ZPosition => place with { Z = value },
                _ => place,
            };
        }

        return place;
    }

    private static Matrix3 Around(BvhChannel axis, double degrees)
    {
        // An angle that is no number makes the joint's children missing.
        if (!double.IsFinite(degrees))
        {
            return new(Point3.Unknown, Point3.Unknown, Point3.Unknown);
        }

        // Whole turns are taken off where there are some, which is exact, as radians lose digits with each.
        var angle = (Math.Abs(degrees) > 360 ? degrees % 360 : degrees) * RadiansPerDegree;
        var (sine, cosine) = (ExactMath.Sin(angle), ExactMath.Cos(angle));
        return axis switch
        {
            BvhChannel.XRotation => new(new(1, 0, 0), new(0, cosine, sine), new(0, -sine, cosine)),
            BvhChannel.YRotation => new(new(cosine, 0, -sine), new(0, 1, 0), new(sine, 0, cosine)),
            _ => new(new(cosine, sine, 0), new(-sine, cosine, 0), new(0, 0, 1)),
        };
    }

    private static Matrix3 Times(Matrix3 left, Matrix3 right) => new(left * right.X, left * right.Y, left * right.Z);
}
