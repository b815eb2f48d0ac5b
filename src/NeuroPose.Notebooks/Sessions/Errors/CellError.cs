namespace NeuroPose.Notebooks.Sessions;

/// <summary>Why a cell stopped, with the place in the text that the user wrote.</summary>
/// <param name="Name">The kind: an exception's type, or <c>CompilationError</c>, <c>DirectiveError</c>, <c>Interrupted</c>.</param>
/// <param name="Message">What went wrong.</param>
public sealed record CellError(string Name, string Message)
{
    /// <summary>The line in the cell, from 1; null where the error has no place in it.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, from 1; null where it is unknown.</summary>
    public int? Column { get; init; }

    /// <summary>The cell's lines around the place: numbered, the line marked with <c>&gt;</c>, a caret under the column.</summary>
    public IReadOnlyList<string> Excerpt { get; init; } = [];

    /// <summary>The stack's frames in the user's own code, innermost first.</summary>
    public IReadOnlyList<string> Frames { get; init; } = [];

    /// <summary>The whole error as lines for people, as a notebook keeps them.</summary>
    public IReadOnlyList<string> Traceback => [$"{Name}: {Message}", .. Excerpt, .. Frames];
}
