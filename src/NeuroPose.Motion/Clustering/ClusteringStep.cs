namespace NeuroPose.Clustering;

/// <summary>How far a clustering has come.</summary>
/// <param name="Iteration">0 for the start.</param>
/// <param name="Cost">The sum of distances from the series to the middle of their clusters.</param>
public readonly record struct ClusteringStep(int Iteration, double Cost);
