using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>The angle at joint <paramref name="B"/> between the directions to <paramref name="A"/> and <paramref name="C"/>.</summary>
/// <param name="Name">What it is called in tables and figures.</param>
/// <param name="A">The index of the joint at one end.</param>
/// <param name="B">The index of the joint at which the angle is.</param>
/// <param name="C">The index of the joint at the other end.</param>
public sealed record AngleDefinition(string Name, int A, int B, int C)
{
    private static readonly (string Name, string A, string B, string C)[] LimbAngles =
    [
        ("knee", "hipb", "kne", "ank"),
        ("hip", "sho1", "hipl", "kne"),
        ("ankle", "kne", "ank", "foo"),
        ("elbow", "sho2", "elb", "wri"),
    ];

    /// <summary>What it is called in tables and figures; not null.</summary>
    public string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); } =
        Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>The names that <see cref="Named"/> knows for a skeleton with the joints of Berkeley MHAD.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
        [.. LimbAngles.SelectMany(angle => new[] { $"left {angle.Name}", $"right {angle.Name}" })];

    /// <summary>
    /// A named angle: <c>left knee</c> is between hip (back marker), knee and ankle, so that a straight leg is π and flexion makes it
    /// smaller;
    /// hip, ankle and elbow likewise.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not known, or the skeleton lacks one of its joints.</exception>
    public static AngleDefinition Named(Skeleton skeleton, string name)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        return Joints(name) is not { } joints
            ? throw new ArgumentException($"There is no angle named \"{name}\". Known: {string.Join(", ", KnownNames)}.", nameof(name))
            : new(name, skeleton.IndexOf(joints.A), skeleton.IndexOf(joints.B), skeleton.IndexOf(joints.C));
    }

    /// <summary>The same; null when the name is not known or the skeleton lacks one of its joints.</summary>
    public static AngleDefinition? Find(Skeleton skeleton, string name)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        return Joints(name) is { } joints && new[] { joints.A, joints.B, joints.C }.All(skeleton.JointNames.Contains) ? Named(skeleton, name) : null;
    }

    private static (string A, string B, string C)? Joints(string name)
    {
        foreach (var (angle, a, b, c) in LimbAngles)
        {
            foreach (var side in new[] { "left", "right" })
            {
                if (string.Equals(name, $"{side} {angle}", StringComparison.Ordinal))
                {
                    var letter = side[..1];
                    return (letter + a, letter + b, letter + c);
                }
            }
        }

        return null;
    }
}
