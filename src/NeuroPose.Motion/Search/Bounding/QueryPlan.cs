using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Search.Bounding;

/// <summary>
/// All that is computed once for a query (the first series of each warp) and candidates of one length. A bound that the definition does
/// not allow is 0. Bounds are of the sum before it is divided, with what rounding may do already taken off. One object is for one thread.
/// </summary>
internal sealed class QueryPlan
{
    private readonly FeatureSeries query;
    private readonly DtwDefinition definition;
    private readonly PathPromises promises;
    private readonly RoundingMargin margin;
    private readonly Envelope envelope;
    private readonly EnvelopePlan? perRow;
    private readonly int[] rowOrder = [];
    private readonly int[] columnOrder = [];
    private readonly double[] projected;
    private readonly Envelope box;
    private readonly double[] scratch;

    public QueryPlan(FeatureSeries query, int columns, DtwDefinition definition)
    {
        (this.query, this.definition) = (query, definition);
        var (rows, width) = (query.Length, query.Dimensions);
        promises = new(definition, width);
        margin = new(rows, columns, width);
        scratch = new double[2 * Math.Max(rows, columns) * width];
        projected = new double[columns * width];
        box = new(rows, width);
        envelope = new(columns, width);
        if (!promises.AllowsRows && !promises.AllowsColumns)
        {
            return;
        }

        var window = definition.Band.Window(rows, columns);
        perRow = new(BandRuns.OfRows(window));
        new EnvelopePlan(BandRuns.OfColumns(window)).Fill(query.Values, width, envelope.Lower, envelope.Upper, scratch);
        columnOrder = BlockOrder.FarFirst(envelope.Lower, envelope.Upper, width);
        rowOrder = BlockOrder.FarFirst(query.Values, query.Values, width);
    }

    /// <summary>What the sum is divided by at most.</summary>
    public double LargestDivisor => definition.EffectiveNormalizer switch
    {
        Normalizer.None => 1,
        Normalizer.PathLength => (double)query.Length + Columns - 1,
        Normalizer.SumOfLengths => (double)query.Length + Columns,
        Normalizer.FirstLength => query.Length,
        _ => Columns,
    };

    private int Columns => envelope.Length;

    /// <summary>A cheap bound for each series of a table: by segments where the definition allows it.</summary>
    public double[] Segments(SegmentTable table)
    {
        if (!promises.AllowsColumns)
        {
            return new double[table.Members.Length];
        }

        var bounds = table.Bounds(promises.Cost, envelope.Lower, envelope.Upper);
        foreach (ref var bound in bounds.AsSpan())
        {
            bound = margin.Shave(promises.ColumnWeight * bound);
        }

        return bounds;
    }

    /// <summary>From the first and the last few frames.</summary>
    public double Kim(ReadOnlySpan<double> candidate) =>
        margin.Shave(CornerRings.Sum(promises, definition.LocalCost, query.Values, candidate, query.Dimensions));

    /// <summary>What the candidate has outside the query's envelope; less than that once it exceeds the limit.</summary>
    public double Keogh(ReadOnlySpan<double> candidate, double limit) => promises.AllowsColumns
        ? margin.Shave(promises.ColumnWeight * OutsideQuery(candidate, margin.Unshave(limit) / promises.ColumnWeight))
        : 0;

    /// <summary>What the query has outside the candidate's envelope; less than that once it exceeds the limit.</summary>
    public double KeoghOfCandidate(Envelope candidate, double limit) => promises.AllowsRows
        ? margin.Shave(promises.RowWeight * Outside(candidate, margin.Unshave(limit) / promises.RowWeight))
        : 0;

    /// <summary>The same for a candidate whose envelope is not kept.</summary>
    public double KeoghOfCandidate(ReadOnlySpan<double> candidate, double limit)
    {
        if (!promises.AllowsRows)
        {
            return 0;
        }

        Fill(box, candidate);
        return KeoghOfCandidate(box, limit);
    }

    /// <summary>
    /// What the candidate has outside the query's envelope, and what the query has outside the envelope of the candidate brought into
    /// its own; less than that once it exceeds the limit.
    /// </summary>
    public double Improved(ReadOnlySpan<double> candidate, double limit)
    {
        if (!promises.AllowsImproved)
        {
            return 0;
        }

        var first = promises.ColumnWeight * OutsideQuery(candidate, double.PositiveInfinity);
        Extremes.Lesser(candidate, envelope.Upper, projected);
        Extremes.Greater(projected, envelope.Lower, projected);
        Fill(box, projected);
        return margin.Shave(first + (promises.RowWeight * Outside(box, (margin.Unshave(limit) - first) / promises.RowWeight)));
    }

    /// <summary>
    /// For each frame of the query the extremes of the frames that it may match, to be kept; null where no bound needs it.
    /// </summary>
    public Envelope? EnvelopeOf(ReadOnlySpan<double> candidate)
    {
        if (!promises.AllowsRows)
        {
            return null;
        }

        var kept = new Envelope(query.Length, query.Dimensions);
        Fill(kept, candidate);
        return kept;
    }

    private void Fill(Envelope target, ReadOnlySpan<double> values) => perRow!.Fill(values, query.Dimensions, target.Lower, target.Upper, scratch);

    private double OutsideQuery(ReadOnlySpan<double> candidate, double limit) =>
        BoxExcess.Sum(promises.Cost, candidate, envelope.Lower, envelope.Upper, columnOrder, query.Dimensions, limit);

    private double Outside(Envelope box, double limit) =>
        BoxExcess.Sum(promises.Cost, query.Values, box.Lower, box.Upper, rowOrder, query.Dimensions, limit);
}
