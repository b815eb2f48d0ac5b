namespace NeuroPose.Notebooks.Sessions;

/// <summary>An extension that could not be loaded into a session: says which file, which line, and why.</summary>
public sealed class ExtensionException : NotebookException
{
    internal ExtensionException(string file, string problem, CellError? error = null)
        : base($"{file}{(error?.Line is { } line ? FormattableString.Invariant($", line {line}") : "")}: {problem}")
    {
        File = file;
        Error = error;
    }

    /// <summary>The extension's file as the caller named it.</summary>
    public string File { get; }

    /// <summary>What its code ran into; null where the file itself is the trouble.</summary>
    public CellError? Error { get; }
}
