using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>What was compared, and how: carried by results that are made of distances.</summary>
/// <param name="Labels">What the series are called.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The distances' unit.</param>
/// <param name="Definition">What a distance is.</param>
/// <param name="InputSha256">For each series the SHA-256 of the file it came from, empty where it came from none.</param>
public sealed record ComparedSeries(IReadOnlyList<string> Labels, string Quantity, string Unit, DtwDefinition Definition, IReadOnlyList<string> InputSha256)
{
    /// <summary>The number of series.</summary>
    public int Count => Labels.Count;

    /// <summary>The definition of a distance in words.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The number of series and the definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} series ({Unit}). {Describe()}");

    internal static ComparedSeries Of(DistanceMatrix distances) =>
        new(distances.Labels, distances.Quantity, distances.Unit, distances.Definition, distances.InputSha256);

    internal static ComparedSeries Of(IReadOnlyList<FeatureSeries> series, DtwDefinition definition) =>
        new([.. series.Select(one => one.Label)], series[0].Quantity, Dtw.UnitOf(series[0], definition), definition, [.. series.Select(one => one.InputSha256)]);
}
