using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Benchmarks.Warping;

/// <summary>The nearest of many walks within a 10 % band; its matches are those of the row of distances that it spares.</summary>
internal static class SearchCase
{
    public static DtwCase Of(int count, int length)
    {
        var definition = new DtwDefinition { Band = Band.SakoeChiba(fraction: 0.1) };
        var radius = length / 10;
        var walks = Enumerable.Range(1, count).Select(seed => RandomWalks.Walk(seed, length)).ToArray();
        var query = RandomWalks.Walk(0, length);
        var index = SearchIndex.Of([.. walks.Select((walk, number) => RandomWalks.Series(FormattableString.Invariant($"w{number}"), walk))], definition);
        var asked = RandomWalks.Series("query", query);
        var perPair = (length * ((2.0 * radius) + 1)) - (radius * (radius + 1.0));
        return new(
            FormattableString.Invariant($"search-{count}x{length}"),
            count * perPair,
            () => NearestNeighbors.Find(asked, index),
            20 * perPair,
            () => { for (var other = 0; other < 20; other++) { TwoRows.Distance(query, walks[other], radius); } });
    }
}
