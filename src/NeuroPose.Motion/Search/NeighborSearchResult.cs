using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>The nearest candidates and how they were found.</summary>
/// <param name="Neighbors">Nearest first; of equal distances the one that comes first in the collection.</param>
/// <param name="Definition">What the distances are.</param>
/// <param name="Counts">How many candidates each bound passed over.</param>
/// <param name="QueryLabel">What the query is called.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The distances' unit.</param>
public sealed record NeighborSearchResult(
    IReadOnlyList<Neighbor> Neighbors,
    DtwDefinition Definition,
    SearchCounts Counts,
    string QueryLabel,
    string Quantity,
    string Unit)
{
    /// <summary>What was computed, in words.</summary>
    public string Describe() => $"Nearest neighbors by {Definition.Describe(Quantity)} Exact search; {Counts}.";
}

/// <summary>A candidate that is near.</summary>
/// <param name="Index">Its place in the collection.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Distance">Its distance from the query, as <see cref="Warping.Dtw"/> gives it to the bit.</param>
public sealed record Neighbor(int Index, string Label, double Distance);
