using NeuroPose.Kinematics;
using NeuroPose.Search.Bounding;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>A query against candidates of one length: bounds first, the cheapest before the others, then the warp itself.</summary>
internal sealed class CandidateSearch(FeatureSeries query, int columns, DtwDefinition definition, Tally tally)
{
    private readonly QueryPlan plan = new(query, columns, definition);

    public QueryPlan Plan => plan;

    /// <summary>
    /// The largest sum whose distance may still be within the worst of interest, or a little more: a sum above it, divided by whatever
    /// it is divided by, is a greater distance. Finite, so that a candidate to which no path leads is abandoned.
    /// </summary>
    public double LimitOf(double worst)
    {
        var divisor = plan.LargestDivisor;
        var limit = divisor == 1 ? worst : (worst * divisor * (1 + Math.ScaleB(1, -50))) + (divisor * double.Epsilon);
        return Math.Min(double.MaxValue, Math.Min(limit, definition.MaximumSum));
    }

    /// <summary>Whether a bound shows that the sum is above the limit.</summary>
    /// <param name="values">The candidate's numbers.</param>
    /// <param name="limit">The largest sum of interest.</param>
    /// <param name="index">The collection that keeps the candidate's envelope; null where none does.</param>
    /// <param name="member">The candidate's place in it.</param>
    public bool Prunes(ReadOnlySpan<double> values, double limit, SearchIndex? index = null, int member = 0)
    {
        LowerBound? by =
            plan.Kim(values) > limit ? LowerBound.Kim
            : plan.Keogh(values, limit) > limit ? LowerBound.Keogh
            : KeoghOfCandidate(values, limit, index, member) > limit ? LowerBound.KeoghOfCandidate
            : plan.Improved(values, limit) > limit ? LowerBound.Improved
            : null;
        if (by is { } bound)
        {
            tally.Prune(bound);
        }

        return by is not null;
    }

    private double KeoghOfCandidate(ReadOnlySpan<double> values, double limit, SearchIndex? index, int member) =>
        index is null ? plan.KeoghOfCandidate(values, limit)
        : index.EnvelopeFor(member, query.Length, plan) is { } kept ? plan.KeoghOfCandidate(kept, limit)
        : 0;

    /// <summary>The distance; infinite where the sum is above the limit or no path leads.</summary>
    public double Distance(FeatureSeries candidate, double limit, CancellationToken cancellation)
    {
        var distance = new Warp(query, candidate, definition with { MaximumSum = limit }, cancellation).Distance();
        if (double.IsPositiveInfinity(distance))
        {
            tally.Abandoned++;
        }
        else
        {
            tally.Warped++;
        }

        return distance;
    }
}
