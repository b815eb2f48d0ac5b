using NeuroPose.Kinematics;
using NeuroPose.Warping.Kernels;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>Which warps a vector kernel carries out, and with which costs. All others go the way of the general recursion.</summary>
internal static class WarpKernel
{
    /// <summary>The kernel of a pair, or null where there is none.</summary>
    public static PairKernel? For(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition) =>
        For(problem, first, second, definition, StripPrograms.WidestLanes);

    /// <summary>The same for a given number of lanes, whose bits do not depend on it.</summary>
    public static PairKernel? For(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition, int lanes)
    {
        if (!IsPlain(definition) || !problem.Window.IsOrderly)
        {
            return null;
        }

        var kind = CostKind(definition, first.Dimensions);
        return new(StripPrograms.OfRows(kind, lanes), FeedFor(kind, problem, first, second, definition, lanes), problem.Window);
    }

    /// <summary>Single steps of weight 1 from corner to corner.</summary>
    public static bool IsPlain(DtwDefinition definition) =>
        definition.StepPattern == StepPattern.Symmetric1 && definition.Penalty == Penalty.None && definition.Relaxation == Relaxation.None;

    /// <summary>The costs that are computed in registers; the others are fed.</summary>
    public static StripCostKind CostKind(DtwDefinition definition, int dimensions)
    {
        if (!IsUnweighted(definition))
        {
            return StripCostKind.Fed;
        }

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

    private static StripFeed FeedFor(StripCostKind kind, Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition, int lanes)
    {
        var dimensions = first.Dimensions;
        if (kind != StripCostKind.Fed)
        {
            return new PointFeed(first.Memory, second.Values, dimensions, lanes);
        }

        var isEuclidean = definition.LocalCost == LocalCost.Euclidean;
        return IsUnweighted(definition) && (isEuclidean || definition.LocalCost == LocalCost.SquaredEuclidean)
            ? new PanelFeed(StripPrograms.Differences(lanes), first.Memory, second.Values, dimensions, isEuclidean, problem.Window, lanes)
            : new RowFeed(problem.Costs, definition.MaximumStep, problem.Window, lanes);
    }

    private static bool IsUnweighted(DtwDefinition definition) =>
        definition.Weighting == PhaseWeighting.None && double.IsPositiveInfinity(definition.MaximumStep);
}
