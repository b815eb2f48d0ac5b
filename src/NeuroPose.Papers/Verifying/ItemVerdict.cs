namespace NeuroPose.Papers;

/// <summary>How a figure, table or number stands against what was accepted.</summary>
public enum Verdict
{
    /// <summary>The same, to the bit, and made the same way.</summary>
    Same,

    /// <summary>A number that is not the same to the bit, but as near as <c>paper.yaml</c> allows.</summary>
    WithinTolerance,

    /// <summary>Something else.</summary>
    Differs,

    /// <summary>The same, but of other data, parameters or code than what was accepted.</summary>
    MadeDifferently,

    /// <summary>There is nothing to compare with.</summary>
    NotAccepted,

    /// <summary>Not looked at, because one other item was asked for.</summary>
    NotChecked,
}

/// <summary>The verdict on one item.</summary>
/// <param name="Item">The figure, table or number.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Expected">What was accepted: a number with its unit, or the first letters of a hash; null where there is nothing.</param>
/// <param name="Actual">What was made; null where it was not made.</param>
/// <param name="Difference">The first stage that differs; null where none does.</param>
public sealed record ItemVerdict(PaperItem Item, Verdict Verdict, string? Expected, string? Actual, FirstDifference? Difference)
{
    /// <summary>Whether this is as it should be.</summary>
    public bool IsGood => Verdict is Verdict.Same or Verdict.WithinTolerance or Verdict.NotChecked;

    /// <summary>
    /// The file of the paper that the item was read from, where its definition is the name of one, such as a benchmark's record: then
    /// what came out
    /// again is the reading, and nothing was measured. Null for what was computed.
    /// </summary>
    public string? ReadFrom { get; init; }

    /// <summary>The verdict in words, with the file that the item was read from.</summary>
    public string WordsWithSource => ReadFrom is null ? Words : $"{Words}, read from {ReadFrom}";

    /// <summary>The verdict in words.</summary>
    public string Words => Verdict switch
    {
        Verdict.Same => "same",
        Verdict.WithinTolerance => "within tolerance",
        Verdict.Differs => "DIFFERS",
        Verdict.MadeDifferently => "MADE DIFFERENTLY",
        Verdict.NotAccepted => "NOT ACCEPTED YET",
        _ => "not checked",
    };
}
