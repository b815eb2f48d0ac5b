using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>An average of series under soft-DTW, and how it was found.</summary>
/// <param name="Series">The average: as many frames as the start had.</param>
/// <param name="Values">The sum of soft-DTW values to all series, of the start and after each step; each is below the one before.</param>
/// <param name="Converged">False where the steps ran out before the sum stopped falling.</param>
/// <param name="Start">What was averaged first, in words.</param>
/// <param name="Gamma">The smoothing, in the values' unit.</param>
/// <param name="InputLabels">What the averaged series are called.</param>
/// <param name="InputSha256">For each of them the SHA-256 of its file, empty where it came from none.</param>
public sealed record SoftBarycenter(
    FeatureSeries Series,
    IReadOnlyList<double> Values,
    bool Converged,
    string Start,
    double Gamma,
    IReadOnlyList<string> InputLabels,
    IReadOnlyList<string> InputSha256)
{
    /// <summary>The sum of soft-DTW values from the average to all series.</summary>
    public double Value => Values[^1];

    /// <summary>The value's unit.</summary>
    public string Unit => LocalCost.SquaredEuclidean.UnitOf(Series.Unit);

    /// <summary>How the average was found, in words.</summary>
    public string Describe() => FormattableString.Invariant(
        $"Soft-DTW barycenter of γ = {Gamma} {Unit} of {InputLabels.Count} series from {Start}, by gradient descent, on {Series.Quantity}; local cost squared Euclidean; no band; step pattern symmetric1.");

    /// <summary>The size, value, steps and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Series.Label}: {Series.Length} frames, sum {Value} {Unit} after {Values.Count - 1} steps ({(Converged ? "converged" : "stopped before it converged")}). {Describe()}");
}
