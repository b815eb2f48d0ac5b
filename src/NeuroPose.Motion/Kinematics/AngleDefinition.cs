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

    /// <summary>The names that <see cref="Named"/> knows for a skeleton with the joints of Berkeley MHAD.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
        [.. LimbAngles.SelectMany(angle => new[] { $"left {angle.Name}", $"right {angle.Name}" })];

    /// <summary>
    /// A named angle: <c>left knee</c> is between hip (back marker), knee and ankle, so that a straight leg is π and flexion makes it smaller;
    /// hip, ankle and elbow likewise.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not known, or the skeleton lacks one of its joints.</exception>
    public static AngleDefinition Named(Skeleton skeleton, string name)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        foreach (var (angle, a, b, c) in LimbAngles)
        {
            foreach (var side in new[] { "left", "right" })
            {
                if (string.Equals(name, $"{side} {angle}", StringComparison.Ordinal))
                {
                    var letter = side[..1];
                    return new(name, skeleton.IndexOf(letter + a), skeleton.IndexOf(letter + b), skeleton.IndexOf(letter + c));
                }
            }
        }

        throw new ArgumentException($"There is no angle named \"{name}\". Known: {string.Join(", ", KnownNames)}.", nameof(name));
    }
}
