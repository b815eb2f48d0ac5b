namespace NeuroPose.Notebooks.Sessions;

/// <summary>How the execution of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It stopped at an error.</summary>
    Failed,

    /// <summary>It was interrupted; what earlier cells declared is still there.</summary>
    Interrupted,
}

/// <summary>How the execution of a cell ended, and why where it did not run to its end.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Error">The error; null where it succeeded.</param>
public sealed record CellOutcome(CellStatus Status, CellError? Error);
