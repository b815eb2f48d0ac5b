using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>How a notebook is executed.</summary>
public sealed record RunOptions
{
    /// <summary>
    /// Values for the declarations in the cell tagged <c>parameters</c>, by name, as the user wrote them; the declaration's literal
    /// says how a value is read, always under the invariant culture.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether cells after an error are executed as well.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>What the session starts with.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>Extension files (<c>extension.dib</c>) to load before the first cell, in order.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>
    /// The program that executes the cells in a process of its own, so that nothing that a cell does can end this one. It has its own
    /// assemblies; of <see cref="Session"/> it gets the folder and the versions of packages. Null executes them in this process.
    /// </summary>
    public CellProgram? Program { get; init; }

    /// <summary>How long a cell may take before it is stopped, which is its error; null for no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long all cells may take together before the one that runs is stopped, which is its error; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes the notebook as far as it is executed, after each cell; whoever wants to keep it writes it at once.</summary>
    internal Action<Notebook>? Kept { get; init; }

    /// <summary>Takes what the process of <see cref="Program"/> notes besides what cells show.</summary>
    internal Action<string>? Noted { get; init; }
}
