using NeuroPose.Notebooks.Running;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Papers;

/// <summary>How a paper is re-executed.</summary>
public sealed record PaperRunOptions
{
    /// <summary>The session for a notebook in a folder.</summary>
    public Func<string, SessionOptions> Session { get; init; } = folder => new() { WorkingDirectory = folder };

    /// <summary>Extension files to load before a notebook's first cell.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The program that executes a notebook's cells in a process of its own; null executes them in this one.</summary>
    public CellProgram? Program { get; init; }

    /// <summary>The one figure, table or number to make; null makes all.</summary>
    public string? Only { get; init; }
}
