using NeuroPose.Kinematics;
using NeuroPose.Search.Bounding;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>
/// A collection made ready for any number of searches under one definition: checked, transformed, with the sums of its segments; the
/// envelope of a candidate is kept once a search needed it. Takes 256 bytes a candidate and number of a frame, and twice a candidate's
/// own size for each kept envelope. Several threads may search it at once.
/// </summary>
public sealed class SearchIndex
{
    private readonly FeatureSeries[] prepared;
    private readonly Envelope?[] envelopes;
    private readonly FeatureSeries pattern;

    private SearchIndex(IReadOnlyList<FeatureSeries> candidates, DtwDefinition definition)
    {
        Definition = definition;
        pattern = candidates[0];
        prepared = [.. Dtw.Prepared(candidates, definition)];
        envelopes = new Envelope?[prepared.Length];
        Tables =
        [
            .. Enumerable.Range(0, prepared.Length)
                .GroupBy(index => prepared[index].Length)
                .Select(group => new SegmentTable(prepared, [.. group])),
        ];
    }

    /// <summary>What the distances will be.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>How many candidates there are.</summary>
    public int Count => prepared.Length;

    /// <summary>The candidates by length.</summary>
    internal IReadOnlyList<SegmentTable> Tables { get; }

    /// <summary>Makes a collection ready.</summary>
    /// <param name="candidates">At least one series; all with the same dimensions, of any lengths.</param>
    /// <param name="definition">What the distances will be. The query is the first series, the candidate the second.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">There is no candidate, or the definition contradicts itself.</exception>
    public static SearchIndex Of(IReadOnlyList<FeatureSeries> candidates, DtwDefinition? definition = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates.Count > 0
            ? new(candidates, definition ?? new())
            : throw new ArgumentException("The collection is empty; a search needs at least one candidate.", nameof(candidates));
    }

    /// <summary>A candidate as it is compared.</summary>
    internal FeatureSeries this[int index] => prepared[index];

    /// <summary>A query that fits the candidates, checked and transformed.</summary>
    internal FeatureSeries Prepare(FeatureSeries query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Dtw.Prepared([pattern, query], Definition)[1];
    }

    /// <summary>A candidate's envelope for queries of this length. Two threads may make the same one; either is kept.</summary>
    internal Envelope? EnvelopeFor(int index, int rows, QueryPlan plan) =>
        envelopes[index] is { } kept && kept.Length == rows ? kept : envelopes[index] = plan.EnvelopeOf(prepared[index].Values);
}
