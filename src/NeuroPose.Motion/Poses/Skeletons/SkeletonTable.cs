namespace NeuroPose.Poses;

/// <summary>
/// Writes a skeleton down in a few lines. Names are divided by blanks; "?" in a name stands for either side of the body. Bones are chains of
/// joints, divided by semicolons. A role is written <c>Knee=?Knee</c>.
/// </summary>
/// <param name="Name">The field's name for the skeleton.</param>
/// <param name="Joints">The joints in index order.</param>
/// <param name="Left">What stands for "?" on the left.</param>
/// <param name="Right">What stands for "?" on the right.</param>
internal sealed record SkeletonTable(string Name, string Joints, string Left, string Right)
{
    /// <summary>Chains of the trunk and head, of no side.</summary>
    public string Trunk { get; init; } = "";

    /// <summary>Chains of the limbs, once for each side.</summary>
    public string Limbs { get; init; } = "";

    /// <summary>What the joints are of the body.</summary>
    public string Roles { get; init; } = "";

    public Skeleton Build()
    {
        var names = Words(Joints);
        return new(Name, names, [.. Bones(names, Trunk, null), .. Bones(names, OfSide(Limbs, Left), Side.Left), .. Bones(names, OfSide(Limbs, Right), Side.Right)], AllRoles());
    }

    private static IEnumerable<Bone> Bones(string[] names, string chains, Side? side)
    {
        foreach (var chain in chains.Split(';'))
        {
            var joints = Words(chain);
            for (var at = 1; at < joints.Length; at++)
            {
                yield return new(Index(names, joints[at - 1]), Index(names, joints[at]), side);
            }
        }
    }

    private Dictionary<JointRole, string> AllRoles()
    {
        Dictionary<JointRole, string> roles = [];
        foreach (var word in Words(Roles))
        {
            var (part, joint) = (Enum.Parse<BodyPart>(word[..word.IndexOf('=', StringComparison.Ordinal)]), word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (JointRole.IsInTheMiddle(part))
            {
                roles.Add(new(part, null), joint);
            }
            else
            {
                roles.Add(new(part, Side.Left), OfSide(joint, Left));
                roles.Add(new(part, Side.Right), OfSide(joint, Right));
            }
        }

        return roles;
    }

    private static string OfSide(string text, string side) => text.Replace("?", side, StringComparison.Ordinal);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Index(string[] names, string joint) => Array.IndexOf(names, joint) is >= 0 and var index ? index : throw new ArgumentException($"No joint \"{joint}\".");
}
