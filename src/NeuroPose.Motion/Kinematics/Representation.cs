using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Which numbers of a pose are compared: coordinates, joint angles, or one joint seen from another.</summary>
public abstract record Representation
{
    private Representation()
    {
    }

    /// <summary>All coordinates of all joints, in their unit. Depends on where the person is and which way they face.</summary>
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
    /// The vector from one joint to another, in the unit of the poses; independent of position, not of direction. A joint that the skeleton
    /// lacks is refused with an <see cref="ArgumentException"/> when features are taken.
    /// </summary>
    /// <param name="from">The joint that is the origin.</param>
    /// <param name="to">The joint that is looked at.</param>
    public static Representation Relation(Joint from, Joint to) => new RelationOf(from, to);

    private static string[] AxisNames(PoseSequence poses) => poses.Dimensions == 2 ? ["x", "y"] : ["x", "y", "z"];

    /// <summary>What is taken from these poses, with its unit.</summary>
    internal virtual string DescribeOf(PoseSequence poses) => $"{Describe()} ({UnitOf(poses)})";

    /// <summary>The unit of coordinates; "units" where it is not known, as of columns of a file that does not say.</summary>
    private static string UnitOf(PoseSequence poses) => poses.Unit.Symbol() is { Length: > 0 } unit ? unit : "units";

    private FeatureSeries Series(PoseSequence poses, string[] names, string unit, double[] values) =>
        new(poses.Label, names, unit, values) { Quantity = DescribeOf(poses), InputSha256 = poses.Origin?.Sha256 ?? "" };

    private sealed record CoordinatesOf : Representation
    {
        public override string Describe() => "coordinates of all joints";

        public override IReadOnlyList<string> Units(Skeleton skeleton) => skeleton.JointNames;

        public override FeatureSeries Features(PoseSequence poses)
        {
            ArgumentNullException.ThrowIfNull(poses);
            string[] axes = AxisNames(poses);
            string[] names = [.. poses.Skeleton.JointNames.SelectMany(joint => axes.Select(axis => $"{joint} {axis}"))];
            var values = poses.Coordinates.ToArray();
            if (axes.Length < 3)
            {
                for (int from = 0, to = 0; from < values.Length; from += 3, to += 2)
                {
                    (values[to], values[to + 1]) = (values[from], values[from + 1]);
                }

                Array.Resize(ref values, values.Length / 3 * 2);
            }

            return Series(poses, names, UnitOf(poses), values);
        }
    }

    private sealed record AnglesOf(AngleDefinition[] Definitions) : Representation
    {
        internal override string DescribeOf(PoseSequence poses) => Describe();

        public override string Describe() => $"joint angles (rad): {string.Join(", ", Definitions.Select(angle => angle.Name))}";

        public override IReadOnlyList<string> Units(Skeleton skeleton) => [.. Definitions.Select(angle => angle.Name)];

        public override FeatureSeries Features(PoseSequence poses) =>
            Series(poses, [.. Definitions.Select(angle => angle.Name)], "rad", JointAngles.Compute(poses, Definitions));

        // A record compares arrays by reference; two definitions with the same angles are the same definition.
        public bool Equals(AnglesOf? other) => other is not null && Definitions.SequenceEqual(other.Definitions);

        public override int GetHashCode() => Definitions.Aggregate(Definitions.Length, HashCode.Combine);
    }

    private sealed record RelationOf(Joint From, Joint To) : Representation
    {
        public override string Describe() => $"vector from {From} to {To}";

        public override IReadOnlyList<string> Units(Skeleton skeleton) => [$"{skeleton.JointNames[From.IndexIn(skeleton)]} to {skeleton.JointNames[To.IndexIn(skeleton)]}"];

        public override FeatureSeries Features(PoseSequence poses)
        {
            ArgumentNullException.ThrowIfNull(poses);
            var (from, to) = (From.IndexIn(poses.Skeleton), To.IndexIn(poses.Skeleton));
            var axes = AxisNames(poses);
            var values = new double[poses.FrameCount * axes.Length];
            for (var frame = 0; frame < poses.FrameCount; frame++)
            {
                var vector = poses[frame, to] - poses[frame, from];
                ReadOnlySpan<double> numbers = [vector.X, vector.Y, vector.Z];
                numbers[..axes.Length].CopyTo(values.AsSpan(frame * axes.Length));
            }

            return Series(poses, axes, UnitOf(poses), values);
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
