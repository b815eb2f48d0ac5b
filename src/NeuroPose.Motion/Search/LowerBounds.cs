using NeuroPose.Kinematics;
using NeuroPose.Search.Bounding;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>
/// Lower bounds of the sum that a DTW finds: the distance before it is divided by the definition's normalizer. The lengths may differ,
/// a frame may have several numbers, and any band is followed row by row. What rounding may do, in the bound and in the sum, is already
/// taken off, so that no computed sum is below its bound. Where a definition does not allow a bound (<see cref="IsValid"/>) it is 0,
/// which is true of every sum.
/// </summary>
public static class LowerBounds
{
    /// <summary>
    /// Whether a bound says anything under a definition. None does for cosine costs, costs of your own, weightings and approximations.
    /// LB_Kim needs a fixed end; LB_Keogh a second series that has to be matched frame by frame (no open ends there, no step pattern that
    /// leaves out or does not count its frames), the reversed one the same of the first series, LB_Improved both and, for frames of
    /// several numbers, a cost other than the Euclidean.
    /// </summary>
    /// <param name="bound">The bound.</param>
    /// <param name="definition">What is to be bounded.</param>
    /// <param name="dimensions">Numbers in each frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bound, or there are no dimensions.</exception>
    public static bool IsValid(LowerBound bound, DtwDefinition definition, int dimensions = 1)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var promises = new PathPromises(definition, dimensions);
        return bound switch
        {
            LowerBound.Kim => promises.Cost != BoxCost.Unknown && (promises.BeginsAtCorner || promises.EndsAtCorner),
            LowerBound.Segments or LowerBound.Keogh => promises.AllowsColumns,
            LowerBound.KeoghOfCandidate => promises.AllowsRows,
            LowerBound.Improved => promises.AllowsImproved,
            _ => throw new ArgumentOutOfRangeException(nameof(bound), bound, "There is no such bound."),
        };
    }

    /// <summary>
    /// LB_Kim for the definition's fixed ends: the costs of the first and of the last match. Where both ends are fixed and all steps are
    /// single, the least cost on each of the two next rings around either corner is added (from six frames on).
    /// Source: Kim, Park and Chu, "An index-based approach for similarity search supporting time warping" (2001); the rings as in
    /// Rakthanmanon et al., "Searching and mining trillions of time series subsequences under dynamic time warping" (2012).
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public static double Kim(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition = null)
    {
        var (plan, values) = Prepare(query, candidate, definition);
        return plan.Kim(values.Values);
    }

    /// <summary>
    /// LB_Keogh: the costs of the candidate's frames to the box that the query's frames span, those that each may match.
    /// Exchange the two for the reversed bound (and the limits of a band that is not symmetric).
    /// Source: Keogh and Ratanamahatana, "Exact indexing of dynamic time warping" (2005).
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself, or its band was made for other lengths.</exception>
    public static double Keogh(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition = null)
    {
        var (plan, values) = Prepare(query, candidate, definition);
        return plan.Keogh(values.Values, double.PositiveInfinity);
    }

    /// <summary>LB_Keogh with the roles exchanged: the costs of the query's frames to the box that the candidate's frames span.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself, or its band was made for other lengths.</exception>
    public static double KeoghOfCandidate(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition = null)
    {
        var (plan, values) = Prepare(query, candidate, definition);
        return plan.KeoghOfCandidate(values.Values, double.PositiveInfinity);
    }

    /// <summary>
    /// LB_Improved: LB_Keogh, and the costs of the query's frames to the box that the candidate spans once each of its frames is moved
    /// to the nearest point of the query's envelope. Never below LB_Keogh.
    /// Source: Lemire, "Faster retrieval with a two-pass dynamic-time-warping lower bound" (2009).
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself, or its band was made for other lengths.</exception>
    public static double Improved(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition = null)
    {
        var (plan, values) = Prepare(query, candidate, definition);
        return plan.Improved(values.Values, double.PositiveInfinity);
    }

    /// <summary>
    /// LB_Keogh from sums over up to 32 segments instead of all frames: weaker, and what a search orders its candidates by.
    /// Source: Zhu and Shasha, "Warping indexes with envelope transforms for query by humming" (2003).
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself, or its band was made for other lengths.</exception>
    public static double Segments(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition = null)
    {
        var (plan, values) = Prepare(query, candidate, definition);
        return plan.Segments(new([values], [0]))[0];
    }

    private static (QueryPlan Plan, FeatureSeries Candidate) Prepare(FeatureSeries query, FeatureSeries candidate, DtwDefinition? definition)
    {
        definition ??= new();
        var prepared = Dtw.Prepared([query, candidate], definition);
        return (new(prepared[0], prepared[1].Length, definition), prepared[1]);
    }
}
