using NeuroPose.Kinematics;

namespace NeuroPose.Averaging;

/// <summary>The soft-DTW value of two series and its gradient.</summary>
/// <param name="Value">The soft minimum of the sums along all paths. It may be negative, and is not 0 for equal series.</param>
/// <param name="Gradient">How the value grows with each number of the first series: as many frames and dimensions as that series.</param>
/// <param name="Gamma">The smoothing, in the value's unit.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="FirstLabel">What the first series is called.</param>
/// <param name="SecondLabel">What the second series is called.</param>
public sealed record SoftDtwResult(double Value, FeatureSeries Gradient, double Gamma, string Quantity, string Unit, string FirstLabel, string SecondLabel)
{
    /// <summary>What was computed, in words.</summary>
    public string Describe() => FormattableString.Invariant(
        $"Soft-DTW of γ = {Gamma} {Unit} on {Quantity}; local cost squared Euclidean; no band; step pattern symmetric1; soft minimum of the sums over all paths, not normalized.");

    /// <summary>The labels, value and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"Soft-DTW {FirstLabel} – {SecondLabel}: {Value} {Unit}. {Describe()}");
}
