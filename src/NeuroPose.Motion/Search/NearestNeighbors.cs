using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>
/// The candidates nearest to a query by DTW: exactly those, with exactly those distances, that warping every candidate would give. Most
/// are passed over because a lower bound of their sum is above what was found already; candidates with a small bound come first.
/// Source of the cascade: Rakthanmanon et al., "Searching and mining trillions of time series subsequences under dynamic time warping"
/// (2012).
/// </summary>
/// <remarks>
/// Of candidates at the same distance those first in the collection win. A candidate to which the definition leaves no path, or only
/// paths above its maximum sum, is infinitely far and no neighbor; there may then be fewer neighbors than were asked for.
/// </remarks>
public static class NearestNeighbors
{
    /// <summary>The nearest of several sequences of poses.</summary>
    /// <param name="query">The first series of each warp.</param>
    /// <param name="candidates">At least one.</param>
    /// <param name="k">How many neighbors to find; all candidates where there are fewer.</param>
    /// <param name="definition">What the distances are.</param>
    /// <param name="progress">How many candidates are settled.</param>
    /// <param name="cancellation">Looked at before each candidate.</param>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no candidate can be reached by a path; the place
    /// is named.</exception>
    /// <exception cref="ArgumentException">There are no candidates, k is below 1, or the definition contradicts itself.</exception>
    public static NeighborSearchResult Find(
        PoseSequence query, IEnumerable<PoseSequence> candidates, int k = 1, DtwDefinition? definition = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        definition ??= new();
        var features = definition.Representation.Features;
        return Find(features(query), [.. candidates.Select(features)], k, definition, progress, cancellation);
    }

    /// <summary>The nearest of several series. For more than one query over the same candidates make a <see cref="SearchIndex"/>.</summary>
    /// <param name="query">The first series of each warp.</param>
    /// <param name="candidates">At least one; of any lengths.</param>
    /// <param name="k">How many neighbors to find; all candidates where there are fewer.</param>
    /// <param name="definition">What the distances are.</param>
    /// <param name="progress">How many candidates are settled.</param>
    /// <param name="cancellation">Looked at before each candidate.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no candidate can be
    /// reached by a path; the place is named.</exception>
    /// <exception cref="ArgumentException">There are no candidates, k is below 1, or the definition contradicts itself.</exception>
    public static NeighborSearchResult Find(
        FeatureSeries query, IReadOnlyList<FeatureSeries> candidates, int k = 1, DtwDefinition? definition = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Find(query, SearchIndex.Of(candidates, definition), k, progress, cancellation);

    /// <summary>The nearest series of a collection that was made ready, by the definition it was made ready for.</summary>
    /// <param name="query">The first series of each warp.</param>
    /// <param name="index">The collection.</param>
    /// <param name="k">How many neighbors to find; all candidates where there are fewer.</param>
    /// <param name="progress">How many candidates are settled.</param>
    /// <param name="cancellation">Looked at before each candidate.</param>
    /// <exception cref="SeriesException">The query is empty, has other dimensions, a value is NaN or infinite, or no candidate can be
    /// reached by a path; the place is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public static NeighborSearchResult Find(FeatureSeries query, SearchIndex index, int k = 1, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var prepared = index.Prepare(query);
        var tally = new Tally();
        var nearest = new NearestList(Math.Min(k, index.Count));
        Search(prepared, index, nearest, tally, progress, cancellation);
        if (nearest.Found.Count == 0 && double.IsPositiveInfinity(index.Definition.MaximumSum))
        {
            // Says why there is no path to the first one.
            _ = new Warp(prepared, index[0], index.Definition).Distance();
        }

        return new(
            [.. nearest.Found.Select(one => new Neighbor(one.Index, index[one.Index].Label, one.Distance))],
            index.Definition,
            tally.ToCounts(index.Count),
            query.Label,
            query.Quantity,
            Dtw.UnitOf(query, index.Definition));
    }

    private static void Search(FeatureSeries query, SearchIndex index, NearestList nearest, Tally tally, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (searches, queue) = InOrder(query, index, tally, cancellation);
        while (queue.TryDequeue(out var candidate, out var bound))
        {
            cancellation.ThrowIfCancellationRequested();
            if (bound > nearest.Worst)
            {
                // The bounds come in rising order: what is left is farther still.
                tally.Prune(LowerBound.Segments, queue.Count + 1);
                break;
            }

            var search = searches[candidate.Table];
            var limit = search.LimitOf(nearest.Worst);
            if (!search.Prunes(index[candidate.Index].Values, limit, index, candidate.Index)
                && search.Distance(index[candidate.Index], limit, cancellation) is var distance and < double.PositiveInfinity)
            {
                nearest.Offer(candidate.Index, distance);
            }

            progress?.Report(new(index.Count - queue.Count, index.Count, "series"));
        }

        progress?.Report(new(index.Count, index.Count, "series"));
    }

    /// <summary>All candidates by their cheapest bound, as a distance.</summary>
    private static (CandidateSearch[] Searches, PriorityQueue<(int Table, int Index), double> Queue) InOrder(FeatureSeries query, SearchIndex index, Tally tally, CancellationToken cancellation)
    {
        var searches = new CandidateSearch[index.Tables.Count];
        var keys = new ((int Table, int Index) Candidate, double Bound)[index.Count];
        var filled = 0;
        for (var at = 0; at < searches.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            var table = index.Tables[at];
            var search = searches[at] = new(query, table.Length, index.Definition, tally);
            var bounds = search.Plan.Segments(table);
            for (var member = 0; member < bounds.Length; member++)
            {
                keys[filled++] = ((at, table.Members[member]), bounds[member] / search.Plan.LargestDivisor);
            }
        }

        return (searches, new(keys));
    }
}
