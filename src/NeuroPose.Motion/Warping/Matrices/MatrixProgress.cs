namespace NeuroPose.Warping;

/// <summary>How far a matrix is. Reported after each block, possibly from another thread, never backwards.</summary>
/// <param name="PairsDone">Pairs whose distance is known, those of an earlier run included.</param>
/// <param name="Pairs">All pairs that are computed.</param>
public readonly record struct MatrixProgress(long PairsDone, long Pairs);
