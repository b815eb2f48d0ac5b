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
}
