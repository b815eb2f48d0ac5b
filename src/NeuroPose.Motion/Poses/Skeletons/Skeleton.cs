namespace NeuroPose.Poses;

/// <summary>The joints that a pose has, their names and how they connect. Equality is by reference.</summary>
public sealed partial class Skeleton
{
    private const string NoName = "unnamed";

    private readonly Dictionary<string, int> indices;

    /// <summary>Describes a skeleton.</summary>
    /// <param name="name">The field's name for it, such as <c>berkeley_mhad_43</c>.</param>
    /// <param name="jointNames">One name a joint, in index order; all different.</param>
    /// <param name="bones">Lines between joints, for drawing.</param>
    /// <exception cref="ArgumentException">There are no joints, two have one name, or a bone names a joint that is not there.</exception>
    public Skeleton(string name, IReadOnlyList<string> jointNames, IReadOnlyList<Bone> bones)
        : this(name, jointNames, bones, new Dictionary<JointRole, string>())
    {
    }

    /// <summary>Describes a skeleton whose joints are known parts of the body.</summary>
    /// <param name="name">The field's name for it, such as <c>berkeley_mhad_43</c>.</param>
    /// <param name="jointNames">One name a joint, in index order; all different.</param>
    /// <param name="bones">Lines between joints, for drawing.</param>
    /// <param name="roles">Which joint is which part of the body; parts without a joint are left out.</param>
    /// <exception cref="ArgumentException">There are no joints, two have one name, or a bone or a role names a joint that is not there.</exception>
    public Skeleton(string name, IReadOnlyList<string> jointNames, IReadOnlyList<Bone> bones, IReadOnlyDictionary<JointRole, string> roles)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(jointNames);
        ArgumentNullException.ThrowIfNull(bones);
        ArgumentNullException.ThrowIfNull(roles);
        if (jointNames.Count == 0)
        {
            throw new ArgumentException($"The skeleton {name} has no joints; expected at least one.", nameof(jointNames));
        }

        Name = name;
        JointNames = [.. jointNames];
        Bones = [.. bones];
        indices = new(StringComparer.Ordinal);
        for (var joint = 0; joint < JointNames.Count; joint++)
        {
            if (!indices.TryAdd(JointNames[joint], joint))
            {
                throw new ArgumentException($"Two joints are named \"{JointNames[joint]}\".", nameof(jointNames));
            }
        }

        foreach (var bone in Bones)
        {
            if (bone.From < 0 || bone.From >= JointNames.Count || bone.To < 0 || bone.To >= JointNames.Count)
            {
                throw new ArgumentException($"A bone joins {bone.From} and {bone.To}; the joints are 0 to {JointNames.Count - 1}.", nameof(bones));
            }
        }

        Roles = new Dictionary<JointRole, string>(roles);
        foreach (var (role, joint) in Roles)
        {
            if (!indices.ContainsKey(joint))
            {
                throw new ArgumentException($"The {role} is \"{joint}\", but there is no such joint.{NearestName.Hint(joint, JointNames)}", nameof(roles));
            }
        }
    }

    /// <summary>The field's name for this skeleton.</summary>
    public string Name { get; }

    /// <summary>True where no skeleton is known, and there are only labels.</summary>
    internal bool IsUnnamed => Name == NoName;

    /// <summary>The joints' names, in index order.</summary>
    public IReadOnlyList<string> JointNames { get; }

    /// <summary>Lines between joints, for drawing.</summary>
    public IReadOnlyList<Bone> Bones { get; }

    /// <summary>Which joint is which part of the body, as far as it is known.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; }

    /// <summary>The number of joints.</summary>
    public int JointCount => JointNames.Count;

    /// <summary>A skeleton whose bones are written by the names of their joints; the side of a bone follows from the names.</summary>
    /// <exception cref="ArgumentException">There are no joints, two have one name, or a bone names a joint that is not there.</exception>
    public static Skeleton Of(string name, IReadOnlyList<string> jointNames, params IReadOnlyList<(string From, string To)> bones) =>
        new(name, jointNames, NamedBones(jointNames, bones));

    /// <summary>
    /// A skeleton of unnamed joints (<c>joint 0</c>, <c>joint 1</c>, …) without bones, for files whose skeleton is not known.
    /// </summary>
    public static Skeleton Unnamed(int jointCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jointCount, 1);
        return new(NoName, [.. Enumerable.Range(0, jointCount).Select(joint => FormattableString.Invariant($"joint {joint}"))], []);
    }

    /// <summary>The known skeleton with that many joints, else an unnamed one.</summary>
    public static Skeleton ForJointCount(int jointCount) => jointCount == Mhad43.JointCount ? Mhad43 : Unnamed(jointCount);

    /// <summary>The index of a joint.</summary>
    /// <exception cref="ArgumentException">No joint has that name; the message lists near names.</exception>
    public int IndexOf(string joint) =>
        indices.TryGetValue(joint, out var index)
            ? index
            : throw new ArgumentException($"The skeleton {Name} has no joint \"{joint}\".{MissingJoint.Hint(this, joint)}", nameof(joint));

    /// <summary>The index of the joint that is a part of the body; null where the skeleton has none.</summary>
    /// <param name="part">The part of the body.</param>
    /// <param name="side">The person's own side; null for parts in the middle.</param>
    public int? Find(BodyPart part, Side? side = null) => Roles.TryGetValue(new(part, side), out var joint) ? indices[joint] : null;

    /// <summary>
    /// For each joint the one on the other side of the body, by the names (<c>left_knee</c> and <c>right_knee</c>, <c>LKNE</c> and
    /// <c>RKNE</c>, <c>HipLeft</c> and <c>HipRight</c>); the joint itself where it has none.
    /// </summary>
    public IReadOnlyList<int> MirrorPartners() => [.. JointNames.Select((name, joint) => PartnerOf(name) ?? joint)];

    private static IReadOnlyList<Bone> NamedBones(IReadOnlyList<string> jointNames, IReadOnlyList<(string From, string To)> bones)
    {
        ArgumentNullException.ThrowIfNull(jointNames);
        ArgumentNullException.ThrowIfNull(bones);
        Skeleton joints = new("bones", jointNames, []);
        return [.. bones.Select(bone => (From: joints.IndexOf(bone.From), To: joints.IndexOf(bone.To))).Select(bone => new Bone(bone.From, bone.To, joints.SideOf(bone.To)))];
    }

    /// <summary>The side that a joint is on, by its name: that of a pair of joints of both sides.</summary>
    private Side? SideOf(int joint)
    {
        var (name, partner) = (JointNames[joint], PartnerOf(JointNames[joint]));
        return partner is null ? null
            : name.Contains("left", StringComparison.OrdinalIgnoreCase) ? Side.Left
            : name.Contains("right", StringComparison.OrdinalIgnoreCase) ? Side.Right
            : name[0] is 'L' or 'l' ? Side.Left : Side.Right;
    }

    private int? PartnerOf(string name)
    {
        foreach (var (from, to) in new[] { ("left", "right"), ("Left", "Right"), ("LEFT", "RIGHT") })
        {
            foreach (var (side, other) in new[] { (from, to), (to, from) })
            {
                if (name.Contains(side, StringComparison.Ordinal) && indices.TryGetValue(name.Replace(side, other, StringComparison.Ordinal), out var partner))
                {
                    return partner;
                }
            }
        }

        const string Letters = "LRlr";
        const string Others = "RLrl";
        return name.Length > 0 && Letters.IndexOf(name[0], StringComparison.Ordinal) is >= 0 and var letter && indices.TryGetValue(Others[letter] + name[1..], out var found)
            ? found
            : null;
    }

    /// <summary>The skeleton's name and number of joints.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({JointCount} joints)");
}

/// <summary>A line between two joints, for drawing a skeleton.</summary>
/// <param name="From">The index of the joint nearer the trunk.</param>
/// <param name="To">The index of the joint farther out.</param>
/// <param name="Side">The side of the body, null for the trunk and head.</param>
public readonly record struct Bone(int From, int To, Side? Side);

/// <summary>A side of the body, as the person has it, not as the camera sees it.</summary>
public enum Side
{
    /// <summary>The person's left.</summary>
    Left,

    /// <summary>The person's right.</summary>
    Right,
}
