namespace NeuroPose.Clustering;

/// <summary>A tree of clusters.</summary>
/// <param name="Merges">n − 1 merges for n series; heights never fall.</param>
/// <param name="Linkage">How it was built.</param>
/// <param name="Compared">What was compared, and how.</param>
public sealed record Dendrogram(IReadOnlyList<Merge> Merges, LinkageDefinition Linkage, ComparedSeries Compared)
{
    /// <summary>The series from left to right, as a heat map's rows are ordered.</summary>
    public IReadOnlyList<int> Leaves => LeavesOf(Compared.Count + Merges.Count - 1);

    /// <summary>The clusters that are left when the highest merges are undone.</summary>
    /// <param name="clusters">How many, from 1 to the number of series. Where heights tie, the merge that was made later is undone
    /// first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more clusters than series, or fewer than one.</exception>
    public Partition Cut(int clusters)
    {
        DistanceCheck.Groups(clusters, Compared.Count);
        return AfterMerges(Compared.Count - clusters);
    }

    /// <summary>The clusters that merges up to a height have made, those at the height included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The height is NaN.</exception>
    public Partition CutAt(double height) => double.IsNaN(height)
        ? throw new ArgumentOutOfRangeException(nameof(height), height, "The height is a number.")
        : AfterMerges(Merges.TakeWhile(merge => merge.Height <= height).Count());

    /// <summary>What was computed, in words.</summary>
    public string Describe() => FormattableString.Invariant($"Hierarchical clustering, {Linkage.Describe()}. {Compared.Describe()}");

    /// <summary>The size, heights and definition in a line.</summary>
    public override string ToString() => (Merges.Count == 0
        ? "Dendrogram of 1 series. "
        : FormattableString.Invariant($"Dendrogram of {Compared.Count} series, heights {Merges[0].Height} to {Merges[^1].Height} {Compared.Unit}. ")) + Describe();

    private Partition AfterMerges(int merges)
    {
        int[] clusters = [.. Enumerable.Range(0, Compared.Count)];
        for (var merge = 0; merge < merges; merge++)
        {
            // A cluster goes by its last merge; merges come in order, so that only roots are left.
            foreach (var leaf in LeavesOf(Compared.Count + merge))
            {
                clusters[leaf] = Compared.Count + merge;
            }
        }

        return Partition.ByFirstMember(Compared.Labels, clusters).Partition;
    }

    private List<int> LeavesOf(int cluster)
    {
        List<int> leaves = [];
        Stack<int> open = new([cluster]);
        while (open.TryPop(out var next))
        {
            if (next < Compared.Count)
            {
                leaves.Add(next);
                continue;
            }

            var merge = Merges[next - Compared.Count];
            open.Push(merge.Right);
            open.Push(merge.Left);
        }

        return leaves;
    }
}

/// <summary>
/// Two clusters that become one. Clusters are numbered as SciPy does: 0 to n − 1 are the series, n + t is what merge t made.
/// </summary>
/// <param name="Left">The number of one cluster; it is drawn to the left.</param>
/// <param name="Right">The number of the other.</param>
/// <param name="Height">The distance between them.</param>
/// <param name="Size">How many series the merged cluster has.</param>
public readonly record struct Merge(int Left, int Right, double Height, int Size);
