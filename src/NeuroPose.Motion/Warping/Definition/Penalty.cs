namespace NeuroPose.Warping;

/// <summary>
/// What a move costs more when it does not advance both series by the same number of frames. Its weighted local costs are multiplied
/// by the factor, and the constant is added once.
/// </summary>
/// <param name="Additive">Added to such a move, in the unit of the local cost; 0 or more.</param>
/// <param name="Multiplicative">Multiplies such a move's costs; 0 or more, 1 changes nothing.</param>
public sealed record Penalty(double Additive = 0, double Multiplicative = 1)
{
    /// <summary>All moves cost what their matches cost.</summary>
    public static Penalty None { get; } = new();

    internal string? Problem => Additive >= 0 && double.IsFinite(Additive) && Multiplicative >= 0 && double.IsFinite(Multiplicative)
        ? null
        : FormattableString.Invariant($"A penalty must be a finite number, 0 or more; found {Additive} (additive) and {Multiplicative} (multiplicative).");

    internal string Describe() => FormattableString.Invariant($"a move in one series costs {Multiplicative} times its matches and {Additive} more");
}
