using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>How two series were warped onto each other.</summary>
/// <param name="Distance">The sum of local costs along the path, divided as the definition's normalizer says.</param>
/// <param name="Path">The matched frames (first series, second series), from (0, 0) to both ends.</param>
/// <param name="Definition">What was computed.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The distance's unit.</param>
/// <param name="FirstLabel">What the first series is called.</param>
/// <param name="SecondLabel">What the second series is called.</param>
public sealed record DtwResult(
    double Distance,
    IReadOnlyList<(int First, int Second)> Path,
    DtwDefinition Definition,
    string Quantity,
    string Unit,
    string FirstLabel,
    string SecondLabel)
{
    /// <summary>
    /// Whether the search stopped because no path stays below the definition's maximum sum: the distance is infinite, the path empty.
    /// </summary>
    public bool Abandoned { get; init; }

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>
    /// Refuses series between which the path does not cost the distance: others were aligned, or these in the other order.
    /// </summary>
    /// <exception cref="ArgumentException">The path leaves the series, or costs something else between them.</exception>
    /// <exception cref="SeriesException">The series cannot be compared with each other at all.</exception>
    public void RequireAligned(FeatureSeries first, FeatureSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var prepared = Dtw.Prepared([first, second], Definition);

        // An abandoned search has no path to tell by.
        if (!Abandoned)
        {
            _ = PathCosts.Of(this, prepared[0], prepared[1]);
        }
    }

    /// <summary>The labels, distance, path length and definition, in words.</summary>
    public override string ToString() =>
        Abandoned
            ? FormattableString.Invariant($"DTW {FirstLabel} – {SecondLabel}: abandoned, every path sums to more than {Definition.MaximumSum} {Unit}. {Describe()}")
            : FormattableString.Invariant($"DTW {FirstLabel} – {SecondLabel}: {Distance} {Unit} over {Path.Count} matches. {Describe()}");
}
