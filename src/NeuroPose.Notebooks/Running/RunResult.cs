using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Running;

/// <summary>An executed notebook.</summary>
/// <param name="Notebook">The notebook with its new outputs; the one that was given is unchanged.</param>
/// <param name="Cells">The code cells in order, those that were skipped included.</param>
public sealed record RunResult(Notebook Notebook, IReadOnlyList<CellRun> Cells)
{
    /// <summary>Whether no cell failed.</summary>
    public bool Succeeded => FirstFailure is null;

    /// <summary>The first cell that failed; null where none did.</summary>
    public CellRun? FirstFailure => Cells.FirstOrDefault(cell => cell.Status == CellRunStatus.Failed);
}
