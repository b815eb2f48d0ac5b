using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>
/// The heel strikes of both sides in time order, and the times between them, in frames. The rules are at <see cref="GaitSummary"/>.
/// </summary>
internal sealed class StrikeSequence
{
    private const double LongestStrideInMedians = 1.5;

    private readonly Dictionary<Side, double> longestStride = [];
    private readonly double medianStride;

    private StrikeSequence(IReadOnlyList<GaitCycle> inOrder)
    {
        InOrder = inOrder;
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            longestStride[side] = LongestStrideInMedians * OrderStatistics.Median([.. AllStrides(side).Order()]);
        }

        medianStride = OrderStatistics.Median([.. AllStrides(Side.Left).Concat(AllStrides(Side.Right)).Order()]);
    }

    /// <summary>All strikes; of two in one frame the left one first.</summary>
    public IReadOnlyList<GaitCycle> InOrder { get; }

    public static StrikeSequence Of(BilateralGaitCycles cycles) =>
        new([.. cycles.Left.Cycles.Concat(cycles.Right.Cycles).OrderBy(cycle => cycle.Strike).ThenBy(cycle => cycle.Side)]);

    /// <summary>The strides of a side that count.</summary>
    public IReadOnlyList<double> Strides(Side side) => [.. AllStrides(side).Where(stride => stride <= longestStride[side])];

    /// <summary>The steps that end with a strike of the side and count.</summary>
    public IReadOnlyList<double> Steps(Side side) =>
    [
        .. InOrder.Zip(InOrder.Skip(1))
            .Where(pair => pair.Second.Side == side && IsStep(pair.First, pair.Second))
            .Select(pair => (double)(pair.Second.Strike - pair.First.Strike)),
    ];

    /// <summary>Strike, the other side's strike, and the first side's next one, where both steps and the stride count.</summary>
    public IEnumerable<(GaitCycle First, GaitCycle Other, GaitCycle Next)> WholeStrides()
    {
        for (var at = 2; at < InOrder.Count; at++)
        {
            var (first, other, next) = (InOrder[at - 2], InOrder[at - 1], InOrder[at]);
            if (IsStep(first, other) && IsStep(other, next) && next.Strike - first.Strike <= longestStride[first.Side])
            {
                yield return (first, other, next);
            }
        }
    }

    private bool IsStep(GaitCycle from, GaitCycle to) =>
        from.Side != to.Side && AreKnown(from, to) && to.Strike > from.Strike && to.Strike - from.Strike <= medianStride;

    /// <summary>
    /// Whether both strikes were where they are said to be. One of which that is not known ends no stride and begins none.
    /// </summary>
    private static bool AreKnown(GaitCycle one, GaitCycle other) => one.IsMeasured && other.IsMeasured;

    private IEnumerable<double> AllStrides(Side side)
    {
        GaitCycle? before = null;
        foreach (var cycle in InOrder)
        {
            if (cycle.Side != side)
            {
                continue;
            }

            if (before is not null && before.Stretch == cycle.Stretch && before.Number + 1 == cycle.Number && AreKnown(before, cycle))
            {
                yield return cycle.Strike - before.Strike;
            }

            before = cycle;
        }
    }
}
