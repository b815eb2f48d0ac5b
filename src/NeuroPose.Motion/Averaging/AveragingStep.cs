namespace NeuroPose.Averaging;

/// <summary>How far an average has come.</summary>
/// <param name="Iteration">0 for the start.</param>
/// <param name="Inertia">The sum of distances (soft-DTW: of values) to all series.</param>
public readonly record struct AveragingStep(int Iteration, double Inertia);
