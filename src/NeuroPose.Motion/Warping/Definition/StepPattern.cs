namespace NeuroPose.Warping;

/// <summary>
/// The moves that a warping path is made of, with their weights. The first match of a path has weight 1.
/// Names as in Sakoe and Chiba (1978) for the symmetric and asymmetric patterns with slope constraint P, Rabiner and Juang (1993)
/// for the types I to VII.
/// </summary>
public sealed partial record StepPattern
{
    private StepPattern(string name, Normalizer? normalizer, params IReadOnlyList<StepMove> moves)
    {
        Name = name;
        Normalizer = normalizer;
        Moves = [.. moves];
    }

    /// <summary>The pattern's name.</summary>
    public string Name { get; }

    /// <summary>What the weights add up to on every path, or null where that depends on the path.</summary>
    public Normalizer? Normalizer { get; }

    /// <summary>The moves.</summary>
    public IReadOnlyList<StepMove> Moves { get; }

    /// <summary>Whether both orders of two series have the same sum.</summary>
    public bool IsSymmetric => Moves.All(move => Moves.Contains(move.Mirrored()));

    /// <summary>A classical pattern, or one of Rabiner and Juang, by its name; null when none has it.</summary>
    public static StepPattern? Find(string name) =>
        Classical.FirstOrDefault(pattern => pattern.Name == name) ?? AllRabinerJuang().FirstOrDefault(pattern => pattern.Name == name);

    /// <summary>A pattern of your own.</summary>
    /// <param name="name">What the definition calls it.</param>
    /// <param name="normalizer">What the weights add up to on every path, or null where that depends on the path.</param>
    /// <param name="moves">Up to 15 moves.</param>
    /// <exception cref="ArgumentException">There are no moves or more than 15, a move goes back or stands still, or a weight is
    /// negative.</exception>
    public static StepPattern Custom(string name, Normalizer? normalizer, params IReadOnlyList<StepMove> moves)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(moves);
        if (moves.Count is 0 or > 15)
        {
            throw new ArgumentException($"A step pattern has 1 to 15 moves; \"{name}\" has {moves.Count}.", nameof(moves));
        }

        foreach (var move in moves)
        {
            move.Check(name);
        }

        return new(name, normalizer, moves);
    }

    /// <inheritdoc />
    public bool Equals(StepPattern? other) =>
        other is not null && Name == other.Name && Normalizer == other.Normalizer && Moves.SequenceEqual(other.Moves);

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
