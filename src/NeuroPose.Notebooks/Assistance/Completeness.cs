namespace NeuroPose.Notebooks.Assistance;

/// <summary>Whether a text can be executed as it stands.</summary>
public enum CompletenessStatus
{
    /// <summary>It can be executed.</summary>
    Complete,

    /// <summary>Something is still open: a brace, a string, a statement.</summary>
    Incomplete,

    /// <summary>It cannot become correct by going on.</summary>
    Invalid,
}

/// <summary>Whether a text can be executed as it stands, for consoles that ask before they send a line.</summary>
/// <param name="Status">Whether it can.</param>
/// <param name="Indent">The blanks that the next line starts with; empty unless something is open.</param>
public sealed record Completeness(CompletenessStatus Status, string Indent);
