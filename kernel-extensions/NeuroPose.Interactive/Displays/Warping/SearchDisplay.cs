using NeuroPose.Interactive.Markup;
using NeuroPose.Search;

namespace NeuroPose.Interactive.Displays;

/// <summary>What a search found, how much of the collection it had to warp, and what its distances are.</summary>
internal static class SearchDisplay
{
    public static Display<NeighborSearchResult> Neighbors { get; } = new(result => new Card(
        result.QueryLabel,
        "nearest neighbors",
        [new("found", Known.Count(result.Neighbors.Count, "neighbor", "neighbors")), new("definition", result.Describe())],
        Listing.Of(["rank", "candidate", "number", Distance(result.Unit)], [.. result.Neighbors.Index()], "neighbors", found =>
        [
            Known.Number(found.Index + 1),
            PlainText.OneLine(found.Item.Label, Listing.LongestName),
            Known.Number(found.Item.Index),
            Known.Number(found.Item.Distance),
        ])));

    public static Display<SubsequenceResult> Subsequences { get; } = new(result => new Card(
        $"{PlainText.OneLine(result.QueryLabel, Listing.LongestName)} in {PlainText.OneLine(result.SeriesLabel, Listing.LongestName)}",
        "subsequence search",
        [
            new("found", Known.Count(result.Matches.Count, "match", "matches")),
            new("frames", "from start up to, not with, end"),
            new("definition", result.Describe()),
        ],
        Listing.Of(["rank", "start", "end", "frames", Distance(result.Unit)], [.. result.Matches.Index()], "matches", found =>
        [
            Known.Number(found.Index + 1),
            Known.Number(found.Item.Start),
            Known.Number((long)found.Item.Start + found.Item.Length),
            Known.Number(found.Item.Length),
            Known.Number(found.Item.Distance),
        ])));

    private static string Distance(string unit) => $"distance ({PlainText.OneLine(unit, Listing.LongestName)})";
}
