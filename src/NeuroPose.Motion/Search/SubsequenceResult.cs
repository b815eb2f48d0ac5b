using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>Where in a long series a query was found.</summary>
/// <param name="Matches">Best first, each the best of what the ones before it left.</param>
/// <param name="Definition">What the distances are.</param>
/// <param name="QueryLabel">What the query is called.</param>
/// <param name="SeriesLabel">What the long series is called.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The distances' unit.</param>
public sealed record SubsequenceResult(
    IReadOnlyList<SubsequenceMatch> Matches,
    DtwDefinition Definition,
    string QueryLabel,
    string SeriesLabel,
    string Quantity,
    string Unit)
{
    /// <summary>
    /// What became of the windows, those of later matches counted again; null where there are no windows of a fixed length.
    /// </summary>
    public SearchCounts? Counts { get; init; }

    /// <summary>What was computed, in words.</summary>
    public string Describe() => $"Best matches of \"{QueryLabel}\" within \"{SeriesLabel}\" by {Definition.Describe(Quantity)}{(Counts is null ? "" : $" Exact search; {Counts}.")}";
}

/// <summary>A part of a long series that is near to a query.</summary>
/// <param name="Start">Its first frame.</param>
/// <param name="Length">How many frames it has.</param>
/// <param name="Distance">Its distance from the query, as <see cref="Warping.Dtw"/> gives it to the bit.</param>
public sealed record SubsequenceMatch(int Start, int Length, double Distance);
