using NeuroPose.Numerics;

namespace NeuroPose.Averaging;

/// <summary>−γ·ln(e^(−a/γ) + e^(−b/γ) + e^(−c/γ)) of the three cells that a step comes from, and their shares in it.</summary>
/// <param name="Gamma">The smoothing, more than 0.</param>
internal readonly record struct SoftMinimum(double Gamma)
{
    /// <summary>At least one of the three is finite.</summary>
    public double Of(double both, double first, double second)
    {
        var least = Math.Min(both, Math.Min(first, second));

        // The two single steps are added first: exchanging the series changes no bit.
        return least - (Gamma * ExactMath.Log(Part(least, both) + (Part(least, first) + Part(least, second))));
    }

    /// <summary>How much each of the three counts; they add up to 1.</summary>
    public (double Both, double First, double Second) Shares(double both, double first, double second)
    {
        var least = Math.Min(both, Math.Min(first, second));
        var (b, f, s) = (Part(least, both), Part(least, first), Part(least, second));
        var sum = b + (f + s);
        return (b / sum, f / sum, s / sum);
    }

    private double Part(double least, double value) => ExactMath.Exp((least - value) / Gamma);
}
