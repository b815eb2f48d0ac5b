using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// The order of leaves, among all that turning branches can give, with the least sum of distances between neighbors. For each two leaves
/// it knows the least sum of an order of the smallest cluster that holds both, with one at the left end and the other at the right.
/// Of an order and its mirror image the one is taken whose first leaf has the lower number.
/// </summary>
internal sealed class LeafOrder
{
    private readonly int count;
    private readonly DistanceMatrix distances;
    private readonly IReadOnlyList<Merge> merges;

    /// <summary>For each cluster its series in ascending order.</summary>
    private readonly int[][] leaves;

    /// <summary>The least sum with these two leaves at the ends.</summary>
    private readonly double[] sums;

    public LeafOrder(DistanceMatrix distances, IReadOnlyList<Merge> merges)
    {
        (this.distances, this.merges, count) = (distances, merges, distances.Count);
        leaves = new int[count + merges.Count][];
        sums = new double[count * count];
        for (var leaf = 0; leaf < count; leaf++)
        {
            leaves[leaf] = [leaf];
        }
    }

    /// <summary>The merges, turned.</summary>
    public Merge[] Turned(CancellationToken cancellation)
    {
        for (var merge = 0; merge < merges.Count; merge++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (left, right) = (merges[merge].Left, merges[merge].Right);
            leaves[count + merge] = [.. leaves[left].Concat(leaves[right]).Order()];
            FindSums(left, right);
        }

        return Trace();
    }

    private void FindSums(int left, int right)
    {
        var best = new double[count];
        foreach (var first in leaves[left])
        {
            foreach (var inner in leaves[right])
            {
                best[inner] = double.PositiveInfinity;
                foreach (var end in OtherEnds(left, first))
                {
                    best[inner] = Math.Min(best[inner], Sum(first, end) + distances[end, inner]);
                }
            }

            foreach (var last in leaves[right])
            {
                var least = double.PositiveInfinity;
                foreach (var inner in OtherEnds(right, last))
                {
                    least = Math.Min(least, best[inner] + Sum(last, inner));
                }

                (sums[(first * count) + last], sums[(last * count) + first]) = (least, least);
            }
        }
    }

    private Merge[] Trace()
    {
        Merge[] turned = [.. merges];
        Stack<(int Cluster, int First, int Last)> open = [];
        if (merges.Count > 0)
        {
            var (first, last) = BestEnds(merges[^1].Left, merges[^1].Right);
            open.Push((count + merges.Count - 1, Math.Min(first, last), Math.Max(first, last)));
        }

        while (open.TryPop(out var next))
        {
            if (next.Cluster < count)
            {
                continue;
            }

            var (left, right, height, size) = merges[next.Cluster - count];
            var isTurned = Array.BinarySearch(leaves[left], next.First) < 0;
            var (outerLeft, outerRight) = isTurned ? (next.Last, next.First) : (next.First, next.Last);
            var (innerLeft, innerRight) = InnerEnds(left, right, outerLeft, outerRight);
            turned[next.Cluster - count] = isTurned ? new(right, left, height, size) : new(left, right, height, size);
            open.Push(isTurned ? (left, innerLeft, outerLeft) : (left, outerLeft, innerLeft));
            open.Push(isTurned ? (right, outerRight, innerRight) : (right, innerRight, outerRight));
        }

        return turned;
    }

    private (int First, int Last) BestEnds(int left, int right)
    {
        var best = (First: leaves[left][0], Last: leaves[right][0]);
        foreach (var first in leaves[left])
        {
            foreach (var last in leaves[right])
            {
                best = Sum(first, last) < Sum(best.First, best.Last) ? (first, last) : best;
            }
        }

        return best;
    }

    /// <summary>The leaves where the two halves meet, when these are the outer ones; the lowest numbers of those that tie.</summary>
    private (int Left, int Right) InnerEnds(int left, int right, int first, int last)
    {
        var (best, least) = ((Left: first, Right: last), double.PositiveInfinity);
        foreach (var end in OtherEnds(left, first))
        {
            foreach (var inner in OtherEnds(right, last))
            {
                var sum = Sum(first, end) + distances[end, inner] + Sum(last, inner);
                (best, least) = sum < least ? ((end, inner), sum) : (best, least);
            }
        }

        return best;
    }

    /// <summary>
    /// The leaves that may be at the other end of a cluster when one is at this end: those of the branch that it is not in.
    /// </summary>
    private int[] OtherEnds(int cluster, int end)
    {
        if (cluster < count)
        {
            return leaves[cluster];
        }

        var merge = merges[cluster - count];
        return Array.BinarySearch(leaves[merge.Left], end) >= 0 ? leaves[merge.Right] : leaves[merge.Left];
    }

    private double Sum(int first, int last) => sums[(first * count) + last];
}
