using NeuroPose.Numerics;

namespace NeuroPose.Poses;

/// <summary>Some of a sequence's joints, the confident ones, or all as seen from one.</summary>
public static class PoseSelection
{
    /// <summary>Some joints, in the order in which they are named, with the bones and roles between them.</summary>
    /// <exception cref="ArgumentException">None is named, one is named twice, or the skeleton has no such joint.</exception>
    public static PoseSequence Select(this PoseSequence poses, params IReadOnlyList<Joint> joints)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(joints);
        int[] sources = [.. joints.Select(joint => joint.IndexIn(poses.Skeleton))];
        string[] names = [.. sources.Select(joint => poses.Skeleton.JointNames[joint])];
        return poses.Arranged(
            poses.Skeleton.Restricted($"{poses.Skeleton.Name}, {names.Length} of {poses.JointCount} joints", names), sources);
    }

    /// <summary>The joints of some parts of the body, both sides.</summary>
    /// <exception cref="ArgumentException">The skeleton has none of them.</exception>
    public static PoseSequence Select(this PoseSequence poses, params IReadOnlyList<BodyPart> parts)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(parts);
        Joint[] joints =
        [
            .. parts.SelectMany(part => new Side?[] { null, Side.Left, Side.Right }.Select(side => poses.Skeleton.Find(part, side)))
                .Where(joint => joint is not null).Distinct().Select(joint => new Joint(joint!.Value)),
        ];
        return joints.Length > 0
            ? poses.Select(joints)
            : throw new ArgumentException($"The skeleton {poses.Skeleton} has none of these parts of the body: {string.Join(", ", parts)}.", nameof(parts));
    }

    /// <summary>The same poses where joints with less confidence are missing.</summary>
    /// <param name="poses">The poses.</param>
    /// <param name="min">The least confidence that is kept, in the file's own scale; a confidence that is NaN is not kept.</param>
    /// <exception cref="NeuroPoseException">The poses have no confidence.</exception>
    public static PoseSequence WhereConfident(this PoseSequence poses, double min)
    {
        ArgumentNullException.ThrowIfNull(poses);
        if (double.IsNaN(min))
        {
            throw new ArgumentOutOfRangeException(nameof(min), min, "The least confidence must be a number.");
        }

        if (!poses.HasConfidence)
        {
            throw new NeuroPoseException("the poses have no confidence to choose by.", new(File: poses.Origin?.FileName));
        }

        var kept = poses.Coordinates.ToArray();
        ConfidenceFilter.Remove(kept, poses.Confidence, min);
        return poses.WithCoordinates(kept);
    }

    /// <summary>All joints as seen from one: its place is taken from each in every frame. Where it is missing, the frame is missing.</summary>
    /// <exception cref="ArgumentException">The skeleton has no such joint.</exception>
    public static PoseSequence Relative(this PoseSequence poses, Joint to)
    {
        ArgumentNullException.ThrowIfNull(poses);
        var origin = to.IndexIn(poses.Skeleton);
        var moved = poses.Coordinates.ToArray();
        for (var frame = 0; frame < poses.FrameCount; frame++)
        {
            var place = poses[frame, origin];
            var points = Points.In(moved.AsSpan(frame * poses.JointCount * 3, poses.JointCount * 3));
            for (var joint = 0; joint < points.Length; joint++)
            {
                points[joint] -= place;
            }
        }

        return poses.WithCoordinates(moved);
    }

    /// <summary>Other joints made of these: for each of the skeleton's joints the index here, -1 where there is none.</summary>
    internal static PoseSequence Arranged(this PoseSequence poses, Skeleton skeleton, int[] sources)
    {
        var coordinates = new double[poses.FrameCount * sources.Length * 3];
        var confidence = new double[poses.HasConfidence ? poses.FrameCount * sources.Length : 0];
        for (int frame = 0, at = 0; frame < poses.FrameCount; frame++)
        {
            foreach (var source in sources)
            {
                var target = coordinates.AsSpan(3 * at, 3);
                if (source < 0)
                {
                    target.Fill(double.NaN);
                }
                else
                {
                    poses.Frame(frame).Slice(3 * source, 3).CopyTo(target);
                }

                if (confidence.Length > 0)
                {
                    confidence[at] = source < 0 ? double.NaN : poses.Confidence[(frame * poses.JointCount) + source];
                }

                at++;
            }
        }

        return poses.With(skeleton, coordinates, confidence);
    }
}
