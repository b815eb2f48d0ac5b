using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>What became of a code cell.</summary>
public enum CellRunStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It stopped at an error.</summary>
    Failed,

    /// <summary>It was not executed: an earlier cell failed, or it holds nothing.</summary>
    Skipped,
}

/// <summary>One code cell of a run.</summary>
/// <param name="CellNumber">Its number among all cells of the notebook, from 1.</param>
/// <param name="CodeCellNumber">Its number among the code cells, from 1.</param>
/// <param name="Id">Its id; null in files older than nbformat 4.5.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Elapsed">How long it took; not written into the notebook.</param>
/// <param name="Error">Why it stopped; null unless it failed.</param>
public sealed record CellRun(int CellNumber, int CodeCellNumber, string? Id, CellRunStatus Status, TimeSpan Elapsed, CellError? Error);

/// <summary>Where a run is.</summary>
/// <param name="CellNumber">The cell's number among all cells, from 1.</param>
/// <param name="CodeCellNumber">Its number among the code cells, from 1.</param>
/// <param name="CodeCellCount">How many code cells there are.</param>
/// <param name="Finished">What became of the cell; null when it is about to start.</param>
public sealed record CellProgress(int CellNumber, int CodeCellNumber, int CodeCellCount, CellRun? Finished);
