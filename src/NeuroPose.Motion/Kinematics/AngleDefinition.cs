using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>The angle at joint <paramref name="B"/> between the directions to <paramref name="A"/> and <paramref name="C"/>.</summary>
/// <param name="Name">What it is called in tables and figures.</param>
/// <param name="A">The joint at one end.</param>
/// <param name="B">The joint at which the angle is.</param>
/// <param name="C">The joint at the other end.</param>
public sealed record AngleDefinition(string Name, Joint A, Joint B, Joint C)
{
    // Of Berkeley MHAD the reference takes other markers for some corners than those that are nearest to the joint's center.
    private static readonly (string Name, string A, string B, string C)[] MhadAngles =
    [
        ("knee", "hipb", "kne", "ank"),
        ("hip", "sho1", "hipl", "kne"),
        ("ankle", "kne", "ank", "foo"),
        ("elbow", "sho2", "elb", "wri"),
    ];

    private static readonly (string Name, BodyPart A, BodyPart B, BodyPart C)[] LimbAngles =
    [
        ("knee", BodyPart.Hip, BodyPart.Knee, BodyPart.Ankle),
        ("hip", BodyPart.Shoulder, BodyPart.Hip, BodyPart.Knee),
        ("ankle", BodyPart.Knee, BodyPart.Ankle, BodyPart.Toe),
        ("elbow", BodyPart.Shoulder, BodyPart.Elbow, BodyPart.Wrist),
    ];

    /// <summary>What it is called in tables and figures; not null.</summary>
    public string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); } =
        Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
        [.. LimbAngles.SelectMany(angle => new[] { $"left {angle.Name}", $"right {angle.Name}" })];

    /// <summary>
    /// A named angle on any skeleton that says which parts of the body its joints are: <c>left knee</c> is between hip, knee and ankle, so that
    /// a straight leg is π and flexion makes it smaller; <c>hip</c> is between shoulder, hip and knee, which includes the lean of the trunk;
    /// <c>ankle</c> between knee, ankle and toe; <c>elbow</c> between shoulder, elbow and wrist.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not known, or the skeleton lacks one of its joints.</exception>
    public static AngleDefinition Named(Skeleton skeleton, string name)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        return !KnownNames.Contains(name, StringComparer.Ordinal)
            ? throw new ArgumentException($"There is no angle named \"{name}\".{NearestName.Hint(name, KnownNames)}", nameof(name))
            : Find(skeleton, name) ?? throw new ArgumentException(
                $"The skeleton {skeleton} has no joints for the angle \"{name}\": it needs the {string.Join(", the ", Parts(name))}. Name the joints: new AngleDefinition(\"{name}\", …).",
                nameof(skeleton));
    }

    /// <summary>The same; null when the name is not known or the skeleton lacks one of its joints.</summary>
    public static AngleDefinition? Find(Skeleton skeleton, string name)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        ArgumentNullException.ThrowIfNull(name);
        if (OfMhad(skeleton, name) is { } ofMhad)
        {
            return ofMhad;
        }

        int?[] joints = [.. Parts(name).Select(role => skeleton.Find(role.Part, role.Side))];
        return joints is [{ } a, { } b, { } c] ? new(name, a, b, c) : null;
    }

    private static AngleDefinition? OfMhad(Skeleton skeleton, string name)
    {
        foreach (var (angle, a, b, c) in MhadAngles)
        {
            foreach (var side in new[] { "left", "right" })
            {
                string[] joints = [side[..1] + a, side[..1] + b, side[..1] + c];
                if (string.Equals(name, $"{side} {angle}", StringComparison.Ordinal) && joints.All(skeleton.JointNames.Contains))
                {
                    return new(name, skeleton.IndexOf(joints[0]), skeleton.IndexOf(joints[1]), skeleton.IndexOf(joints[2]));
                }
            }
        }

        return null;
    }

    private static JointRole[] Parts(string name)
    {
        foreach (var (angle, a, b, c) in LimbAngles)
        {
            foreach (var side in new[] { Side.Left, Side.Right })
            {
                if (string.Equals(name, $"{(side == Side.Left ? "left" : "right")} {angle}", StringComparison.Ordinal))
                {
                    return [new(a, side), new(b, side), new(c, side)];
                }
            }
        }

        return [];
    }
}
