using NeuroPose.Notebooks.Running;

namespace NeuroPose.Notebooks.Checking;

/// <summary>What a committed notebook has to keep to.</summary>
public sealed record CheckOptions
{
    /// <summary>The largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = 3 << 20;

    /// <summary>Words that must not be in the file, such as the name of the person at this machine.</summary>
    public IReadOnlyList<string> PrivateWords { get; init; } = [];

    /// <summary>How the notebook is executed.</summary>
    public RunOptions Run { get; init; } = new();
}

/// <summary>Something that is wrong with a committed notebook.</summary>
/// <param name="File">The notebook as the caller named it.</param>
/// <param name="Cell">The cell's number among all cells, from 1; null where the whole file is meant.</param>
/// <param name="Problem">What is wrong, and what to do.</param>
public sealed record NotebookProblem(string File, int? Cell, string Problem)
{
    /// <summary>File, cell and problem in a line.</summary>
    public override string ToString() => Cell is { } cell ? FormattableString.Invariant($"{File}: cell {cell}: {Problem}") : $"{File}: {Problem}";
}
