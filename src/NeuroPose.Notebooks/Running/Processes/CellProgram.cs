namespace NeuroPose.Notebooks.Running;

/// <summary>
/// A program that executes cells in a process of its own: whatever ends that process, endless recursion or a call of
/// <c>Environment.Exit</c>, leaves the caller alive with all that was shown until then.
/// </summary>
/// <param name="Path">The program.</param>
/// <param name="Arguments">What it is called with; the handles of two pipes follow.</param>
public sealed record CellProgram(string Path, IReadOnlyList<string> Arguments);
