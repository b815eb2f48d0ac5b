using System.Numerics;
using NeuroPose.Kinematics;
using NeuroPose.Warping.Kernels;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>Which warps a vector kernel carries out, and with which costs. All others go the way of the general recursion.</summary>
internal static class WarpKernel
{
    /// <summary>The kernel of a pair, or null where there is none.</summary>
    public static PairKernel<TNumber>? For<TNumber>(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber> =>
        For<TNumber>(problem, first, second, definition, StripPrograms.WidestLanes<TNumber>());

    /// <summary>The same for a given number of lanes, whose bits do not depend on it.</summary>
    public static PairKernel<TNumber>? For<TNumber>(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition, int lanes)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    {
        if (Weights(definition) is not { } weights || !problem.Window.IsOrderly)
        {
            return null;
        }

        var kind = CostKind(definition, first, second);
        return new(StripPrograms.OfRows<TNumber>(kind, weights, lanes), FeedFor<TNumber>(kind, problem, first, second, definition, lanes), problem.Window);
    }

    /// <summary>What steps cost where a path goes from corner to corner in single steps; null for all other definitions.</summary>
    public static StepWeights? Weights(DtwDefinition definition) =>
        definition.Relaxation == Relaxation.None ? StepWeights.Of(WarpMoves.Of(definition)) : null;

    /// <summary>The costs that are computed in registers; the others are fed.</summary>
    public static StripCostKind CostKind(DtwDefinition definition, params ReadOnlySpan<FeatureSeries> series)
    {
        if (!IsUnweighted(definition) || NeedsScaling(definition, series))
        {
            return StripCostKind.Fed;
        }

        var dimensions = series[0].Dimensions;
        var isSquared = definition.LocalCost == LocalCost.SquaredEuclidean;
        var isEuclidean = definition.LocalCost == LocalCost.Euclidean || (dimensions == 1 && definition.LocalCost == LocalCost.Absolute);
        return (isSquared || isEuclidean, dimensions) switch
        {
            (true, 1) => isSquared ? StripCostKind.SquaredDifference : StripCostKind.Difference,
            (true, 2) => isSquared ? StripCostKind.SquaredPlane : StripCostKind.Plane,
            (true, 3) => isSquared ? StripCostKind.SquaredSpace : StripCostKind.Space,
            _ => StripCostKind.Fed,
        };
    }

    private static StripFeed<TNumber> FeedFor<TNumber>(
        StripCostKind kind, Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition, int lanes)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    {
        var dimensions = first.Dimensions;
        if (kind != StripCostKind.Fed)
        {
            return new PointFeed<TNumber>(first.Memory, second.Values, dimensions, lanes);
        }

        var isEuclidean = definition.LocalCost == LocalCost.Euclidean;
        return IsUnweighted(definition) && !NeedsScaling(definition, first, second) && (isEuclidean || definition.LocalCost == LocalCost.SquaredEuclidean)
            ? new PanelFeed<TNumber>(StripPrograms.Differences<TNumber>(lanes), first.Values, second.Values, dimensions, isEuclidean, problem.Window, lanes)
            : new RowFeed<TNumber>(problem.Costs, definition.MaximumStep, problem.Window, lanes);
    }

    /// <summary>
    /// Whether squares of differences may overflow or vanish where their root does not: the local cost itself sees to that.
    /// </summary>
    private static bool NeedsScaling(DtwDefinition definition, params ReadOnlySpan<FeatureSeries> series)
    {
        if (definition.LocalCost != LocalCost.Euclidean || series[0].Dimensions == 1)
        {
            return false;
        }

        foreach (var one in series)
        {
            if (one.HasExtremes || (definition.Precision == Precision.Single && SinglePrecision.IsExtreme(one)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnweighted(DtwDefinition definition) =>
        definition.Weighting == PhaseWeighting.None && double.IsPositiveInfinity(definition.MaximumStep);
}
