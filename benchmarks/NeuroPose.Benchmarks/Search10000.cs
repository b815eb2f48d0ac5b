using System.Diagnostics;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Benchmarks;

/// <summary>
/// The nearest of 10,000 random walks of 500 frames to another one, 10 % band, against the row of the distance matrix that it replaces.
/// </summary>
internal static class Search10000
{
    private const int Count = 10_000;
    private const int Length = 500;

    public static string Run()
    {
        var candidates = Enumerable.Range(0, Count).Select(index => RandomWalk(index + 1, Length)).ToArray();
        var query = RandomWalk(0, Length);
        var definition = new DtwDefinition { Band = Band.SakoeChiba(fraction: 0.1) };
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Of(candidates, definition);
        var building = clock.Elapsed.TotalMilliseconds;
        var found = NearestNeighbors.Find(query, index);
        if (found.Neighbors[0].Distance != Row(query, candidates, definition).Min())
        {
            throw new InvalidOperationException("The search and the row disagree.");
        }

        var (search, row) = Interleaved.Medians(() => NearestNeighbors.Find(query, index), () => Row(query, candidates, definition), rounds: 5);
        var (unready, _) = Interleaved.Medians(() => NearestNeighbors.Find(query, candidates, k: 1, definition), () => { }, rounds: 5);
        return FormattableString.Invariant(
            $"search-10000x500: {search:0.00} ms, {row / search:0} × the row of {Count} distances ({row:0} ms); {unready:0.0} ms without an index, which takes {building:0} ms to build; {found.Counts}");
    }

    private static double[] Row(FeatureSeries query, FeatureSeries[] candidates, DtwDefinition definition) =>
        Array.ConvertAll(candidates, candidate => Dtw.Distance(query, candidate, definition));

    private static FeatureSeries RandomWalk(long seed, int length)
    {
        var random = new SeededRandom(seed);
        var value = 0.0;
        return FeatureSeries.Of($"walk {seed}", "1", [.. Enumerable.Range(0, length).Select(_ => value += random.NextGaussian())]);
    }
}
