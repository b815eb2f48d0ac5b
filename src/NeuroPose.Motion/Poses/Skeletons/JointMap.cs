namespace NeuroPose.Poses;

/// <summary>
/// Brings the joints of one skeleton to another by what they are of the body, never by their index. A joint of the target without a partner
/// is missing (NaN) in every frame.
/// </summary>
public sealed class JointMap
{
    private readonly int[] sources;

    private JointMap(Skeleton from, Skeleton to, int[] sources) => (From, To, this.sources) = (from, to, sources);

    /// <summary>Whose joints come in.</summary>
    public Skeleton From { get; }

    /// <summary>Whose joints go out.</summary>
    public Skeleton To { get; }

    /// <summary>The joints of the target that have no partner.</summary>
    public IReadOnlyList<string> Missing => [.. To.JointNames.Where((_, joint) => sources[joint] < 0)];

    /// <summary>The map between two skeletons by the parts of the body that both have. A hip stands for the hip joint or a marker near to it.</summary>
    /// <exception cref="ArgumentException">The skeletons share no part of the body.</exception>
    public static JointMap Between(Skeleton from, Skeleton to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var sources = new int[to.JointCount];
        Array.Fill(sources, -1);
        foreach (var (role, joint) in to.Roles)
        {
            sources[to.IndexOf(joint)] = from.Find(role.Part, role.Side) ?? -1;
        }

        return sources.Any(source => source >= 0)
            ? new(from, to, sources)
            : throw new ArgumentException($"The skeletons {from} and {to} share no part of the body. Give their joints roles, or name the joints: JointMap.Of(…).");
    }

    /// <summary>A map of your own: which joint of the source is which of the target.</summary>
    /// <exception cref="ArgumentException">A skeleton has no such joint.</exception>
    public static JointMap Of(Skeleton from, Skeleton to, params IReadOnlyList<(string From, string To)> joints)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(joints);
        var sources = new int[to.JointCount];
        Array.Fill(sources, -1);
        foreach (var (source, target) in joints)
        {
            sources[to.IndexOf(target)] = from.IndexOf(source);
        }

        return new(from, to, sources);
    }

    /// <summary>The poses with the target's joints.</summary>
    /// <exception cref="ArgumentException">The poses have another skeleton than the map.</exception>
    public PoseSequence Map(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return poses.Skeleton == From || poses.Skeleton.JointNames.SequenceEqual(From.JointNames)
            ? poses.Arranged(To, sources)
            : throw new ArgumentException($"The map is from {From}; the poses have {poses.Skeleton}.", nameof(poses));
    }

    /// <summary>The two skeletons and how many joints of the target have a partner.</summary>
    public override string ToString() => FormattableString.Invariant($"{From.Name} to {To.Name}: {To.JointCount - Missing.Count} of {To.JointCount} joints");
}
