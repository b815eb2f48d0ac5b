namespace NeuroPose.Notebooks.Dialect;

/// <summary>A directive that this session does not know or cannot follow, with its place in the cell.</summary>
internal sealed class DialectException(string message, int line, int column = 1) : NotebookException(message)
{
    /// <summary>What kind of error it is for the cell's author.</summary>
    public string Kind { get; init; } = "DirectiveError";

    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column in the line, from 1.</summary>
    public int Column { get; } = column;
}
