using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>How series are averaged by <see cref="Dba"/>.</summary>
public sealed record DbaOptions
{
    /// <summary>
    /// What a distance is. The mean of the matched frames is the best average for squared Euclidean costs and weights of 1 alone: the
    /// definition has to say so (symmetric1, exact, not normalized, ends fixed); a band and additive penalties are free. Not null.
    /// </summary>
    public DtwDefinition Definition { get; init => field = value ?? throw new ArgumentNullException(nameof(Definition)); } = new() { LocalCost = LocalCost.SquaredEuclidean };

    /// <summary>The first average, which decides the number of frames; not null.</summary>
    public BarycenterStart Start { get; init => field = value ?? throw new ArgumentNullException(nameof(Start)); } = BarycenterStart.Medoid;

    /// <summary>Iterations at most, 0 or more.</summary>
    public int MaximumIterations { get; init; } = 30;

    /// <summary>
    /// An iteration that lowers the inertia by this fraction or less is the last. With 0 it goes on until the inertia falls no more.
    /// </summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>What the average is called; not null.</summary>
    public string Label { get; init => field = value ?? throw new ArgumentNullException(nameof(Label)); } = "barycenter";

    /// <summary>Refuses options under which an iteration could make the average worse.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the definition is not one that means can be taken for.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumIterations);
        if (!(Tolerance is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance is at least 0 and below 1.");
        }

        if (Breach() is { } breach)
        {
            throw new ArgumentException($"DBA takes means of matched frames, which is the best average only for {breach}. The definition is: {Definition.Describe("the series")}");
        }
    }

    private string? Breach() => Definition switch
    {
        _ when Definition.LocalCost != LocalCost.SquaredEuclidean => $"squared Euclidean costs (LocalCost.SquaredEuclidean), not {Definition.LocalCost.Describe()} ones",
        _ when Definition.StepPattern != StepPattern.Symmetric1 => "the step pattern symmetric1, which weights all matches alike and skips none",
        _ when Definition.Weighting != PhaseWeighting.None || Definition.Penalty.Multiplicative != 1 => "matches that all weigh the same (PhaseWeighting.None, no multiplicative penalty)",
        _ when Definition.Transform != SeriesTransform.None => "the series as they are (SeriesTransform.None)",
        _ when Definition.Relaxation != Relaxation.None => "fixed ends (Relaxation.None)",
        _ when Definition.Backend != Backend.Exact => "exact warping (Backend.Exact)",
        _ when Definition.Normalizer != Normalizer.None => "sums that are not divided (Normalizer.None)",
        _ when Definition.MaximumStep < double.PositiveInfinity || Definition.MaximumSum < double.PositiveInfinity => "searches that are never abandoned (infinite MaximumStep and MaximumSum)",
        _ => null,
    };
}
