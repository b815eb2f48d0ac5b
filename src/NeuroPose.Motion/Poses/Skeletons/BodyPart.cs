namespace NeuroPose.Poses;

/// <summary>
/// A part of the body that joints of many skeletons stand for. With the side it is the joint's role: gait, named angles and the mapping
/// between skeletons look joints up by it.
/// </summary>
public enum BodyPart
{
    /// <summary>The middle or the top of the head.</summary>
    Head,

    /// <summary>The tip of the nose.</summary>
    Nose,

    /// <summary>An eye.</summary>
    Eye,

    /// <summary>An ear.</summary>
    Ear,

    /// <summary>The neck, between the shoulders or above them.</summary>
    Neck,

    /// <summary>The chest: thorax, sternum.</summary>
    Chest,

    /// <summary>The middle of the spine.</summary>
    Spine,

    /// <summary>The shoulder.</summary>
    Shoulder,

    /// <summary>The elbow.</summary>
    Elbow,

    /// <summary>The wrist.</summary>
    Wrist,

    /// <summary>The hand.</summary>
    Hand,

    /// <summary>The middle of the pelvis.</summary>
    Pelvis,

    /// <summary>The hip: the joint's center, or the marker nearest to it.</summary>
    Hip,

    /// <summary>The front of the pelvis: the anterior superior iliac spine.</summary>
    FrontPelvis,

    /// <summary>The back of the pelvis: the posterior superior iliac spine.</summary>
    BackPelvis,

    /// <summary>The sacrum.</summary>
    Sacrum,

    /// <summary>The knee.</summary>
    Knee,

    /// <summary>The ankle.</summary>
    Ankle,

    /// <summary>The heel.</summary>
    Heel,

    /// <summary>The toes: the big toe, or the marker nearest to it.</summary>
    Toe,

    /// <summary>The little toe.</summary>
    SmallToe,
}

/// <summary>What a joint is of the body.</summary>
/// <param name="Part">The part of the body.</param>
/// <param name="Side">The person's own side; null for the trunk and head.</param>
public readonly record struct JointRole(BodyPart Part, Side? Side)
{
    private static readonly BodyPart[] Middle = [BodyPart.Head, BodyPart.Nose, BodyPart.Neck, BodyPart.Chest, BodyPart.Spine, BodyPart.Pelvis, BodyPart.Sacrum];

    /// <summary>True for parts of which a body has one and not two.</summary>
    public static bool IsInTheMiddle(BodyPart part) => Middle.Contains(part);

    /// <summary>Reads a role as <see cref="ToString"/> writes it, such as <c>left heel</c> or <c>pelvis</c>; null when it is none.</summary>
    public static JointRole? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return All.Where(role => string.Equals(role.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase)).Select(role => (JointRole?)role).FirstOrDefault();
    }

    /// <summary>Every role, by part.</summary>
    public static IReadOnlyList<JointRole> All { get; } =
    [
        .. Enum.GetValues<BodyPart>().SelectMany(part => IsInTheMiddle(part)
            ? new JointRole[] { new(part, null) }
            : [new(part, Poses.Side.Left), new(part, Poses.Side.Right)]),
    ];

    /// <summary>The role in words, such as <c>left heel</c>, <c>left front pelvis</c> or <c>pelvis</c>.</summary>
    public override string ToString()
    {
        var part = Part switch
        {
            BodyPart.FrontPelvis => "front pelvis",
            BodyPart.BackPelvis => "back pelvis",
            BodyPart.SmallToe => "small toe",
            _ => Part.ToString().ToLowerInvariant(),
        };
        return Side is { } side ? $"{(side == Poses.Side.Left ? "left" : "right")} {part}" : part;
    }
}
