namespace NeuroPose.Poses;

/// <summary>
/// A joint as one writes it: by name, which is right for every skeleton that has it, or by index. Strings and whole numbers convert to it, so
/// that <c>poses.Speed("lkne")</c> and <c>poses.Speed(31)</c> are the same.
/// </summary>
public readonly record struct Joint
{
    private readonly int index;
    private readonly string? name;

    /// <summary>The joint with that index.</summary>
    public Joint(int index) => this.index = index;

    /// <summary>The joint with that name.</summary>
    public Joint(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
    }

    /// <summary>The name; null where the joint is given by its index.</summary>
    public string? Name => name;

    /// <summary>The index; null where the joint is given by its name.</summary>
    public int? Index => name is null ? index : null;

    /// <summary>The joint with that index.</summary>
    public static implicit operator Joint(int index) => new(index);

    /// <summary>The joint with that name.</summary>
    public static implicit operator Joint(string name) => new(name);

    /// <summary>The joint's index in a skeleton.</summary>
    /// <exception cref="ArgumentException">The skeleton has no such joint; the message names the nearest, or the highest index.</exception>
    public int IndexIn(Skeleton skeleton)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        return name is not null
            ? skeleton.IndexOf(name)
            : index >= 0 && index < skeleton.JointCount
                ? index
                : throw new ArgumentException(FormattableString.Invariant($"There is no joint {index}: the skeleton {skeleton} has joints 0 to {skeleton.JointCount - 1}."));
    }

    /// <summary>The name, or the index in words.</summary>
    public override string ToString() => name ?? FormattableString.Invariant($"joint {index}");
}
