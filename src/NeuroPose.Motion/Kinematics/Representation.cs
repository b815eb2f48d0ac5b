using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Which numbers of a pose are compared: coordinates, joint angles, or one joint seen from another.</summary>
public abstract record Representation
{
    private Representation()
    {
    }

    /// <summary>All coordinates of all joints, in millimeters. Depends on where the person is and which way they face.</summary>
    public static Representation Coordinates { get; } = new CoordinatesOf();

    /// <summary>A sentence for tables and figures.</summary>
    public abstract string Describe();

    /// <summary>The numbers, frame by frame. NaN coordinates give NaN.</summary>
    public abstract FeatureSeries Features(PoseSequence poses);

    /// <summary>
    /// What can be compared apart, by name: each joint, each angle, or the one vector. Each has as many dimensions of the features as the
    /// next, in this order.
    /// </summary>
    public abstract IReadOnlyList<string> Units(Skeleton skeleton);

    /// <summary>Named joint angles, in radians; independent of position and direction.</summary>
    /// <exception cref="ArgumentException">No name, or one that is not known (see <see cref="AngleDefinition.Named"/>).</exception>
    public static Representation Angles(Skeleton skeleton, params string[] names) =>
        Angles([.. names.Select(name => AngleDefinition.Named(skeleton, name))]);

    /// <summary>Joint angles of your own definition, in radians.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Representation Angles(params AngleDefinition[] angles) =>
        angles.Length > 0 ? new AnglesOf(angles) : throw new ArgumentException("At least one angle is needed.", nameof(angles));

    /// <summary>
    /// The vector from one joint to another, in millimeters; independent of position, not of direction. An index that the skeleton
    /// lacks is refused with an <see cref="ArgumentException"/> when features are taken.
    /// </summary>
    /// <param name="from">The index of the joint that is the origin.</param>
    /// <param name="to">The index of the joint that is looked at.</param>
    public static Representation Relation(int from, int to) => new RelationOf(from, to);

    private FeatureSeries Series(PoseSequence poses, string[] names, string unit, double[] values) =>
        new(poses.Label, names, unit, values) { Quantity = Describe(), InputSha256 = poses.Origin?.Sha256 ?? "" };

    private sealed record CoordinatesOf : Representation
    {
        public override string Describe() => "coordinates of all joints (mm)";

        public override IReadOnlyList<string> Units(Skeleton skeleton) => skeleton.JointNames;

        public override FeatureSeries Features(PoseSequence poses)
        {
            string[] names = [.. poses.Skeleton.JointNames.SelectMany(joint => new[] { $"{joint} x", $"{joint} y", $"{joint} z" })];
            return Series(poses, names, "mm", poses.Coordinates.ToArray());
        }
    }

    private sealed record AnglesOf(AngleDefinition[] Definitions) : Representation
    {
        public override string Describe() => $"joint angles (rad): {string.Join(", ", Definitions.Select(angle => angle.Name))}";

        public override IReadOnlyList<string> Units(Skeleton skeleton) => [.. Definitions.Select(angle => angle.Name)];

        public override FeatureSeries Features(PoseSequence poses) =>
            Series(poses, [.. Definitions.Select(angle => angle.Name)], "rad", JointAngles.Compute(poses, Definitions));

        // A record compares arrays by reference; two definitions with the same angles are the same definition.
        public bool Equals(AnglesOf? other) => other is not null && Definitions.SequenceEqual(other.Definitions);

        public override int GetHashCode() => Definitions.Aggregate(Definitions.Length, HashCode.Combine);
    }

    private sealed record RelationOf(int From, int To) : Representation
    {
        public override string Describe() => FormattableString.Invariant($"vector from joint {From} to joint {To} (mm)");

        public override IReadOnlyList<string> Units(Skeleton skeleton) => [$"{skeleton.JointNames[From]} to {skeleton.JointNames[To]}"];

        public override FeatureSeries Features(PoseSequence poses)
        {
            ArgumentNullException.ThrowIfNull(poses);
            if ((uint)From >= (uint)poses.JointCount || (uint)To >= (uint)poses.JointCount)
            {
                throw new ArgumentException(FormattableString.Invariant($"The relation is from joint {From} to joint {To}; the skeleton {poses.Skeleton} has 0 to {poses.JointCount - 1}."), nameof(poses));
            }

            var values = new double[poses.FrameCount * 3];
            for (var frame = 0; frame < poses.FrameCount; frame++)
            {
                var vector = poses[frame, To] - poses[frame, From];
                (values[frame * 3], values[(frame * 3) + 1], values[(frame * 3) + 2]) = (vector.X, vector.Y, vector.Z);
            }

            return Series(poses, ["x", "y", "z"], "mm", values);
        }
    }
}

/// <summary>Which numbers of a pose an experiment compares.</summary>
public enum RepresentationKind
{
    /// <summary>All coordinates of all joints.</summary>
    Coordinates,

    /// <summary>Joint angles.</summary>
    Angles,
}
