namespace NeuroPose.Clustering;

/// <summary>
/// Series parted into clusters. Those that come from this library are numbered by their first member: series 0 is in cluster 0.
/// </summary>
public sealed record Partition
{
    private readonly int[][] members;

    /// <summary>Makes a partition of your own, such as the known groups of subjects.</summary>
    /// <param name="labels">What the series are called.</param>
    /// <param name="assignments">For each series the number of its cluster, from 0, no number left out.</param>
    /// <exception cref="ArgumentException">There are no series, the lists differ in length, or a cluster is negative or empty.</exception>
    public Partition(IReadOnlyList<string> labels, IReadOnlyList<int> assignments)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(assignments);
        if (labels.Count == 0 || labels.Count != assignments.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"One cluster a series is needed; got {labels.Count} labels and {assignments.Count} clusters."), nameof(assignments));
        }

        (Labels, Assignments) = ([.. labels], [.. assignments]);
        members = MembersOf(Assignments);
    }

    /// <summary>What the series are called.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>For each series the number of its cluster, from 0.</summary>
    public IReadOnlyList<int> Assignments { get; }

    /// <summary>The number of clusters.</summary>
    public int Count => members.Length;

    /// <summary>The series in a cluster, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cluster.</exception>
    public IReadOnlyList<int> Members(int cluster)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cluster);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cluster, Count);
        return members[cluster];
    }

    /// <summary>The members' labels, cluster by cluster.</summary>
    public override string ToString() => string.Join("; ", members.Select((series, cluster) =>
        FormattableString.Invariant($"cluster {cluster}: {string.Join(", ", series.Select(one => Labels[one]))}")));

    /// <summary>Numbers clusters by their first member; also gives the number that each had.</summary>
    internal static (Partition Partition, IReadOnlyList<int> Order) ByFirstMember(IReadOnlyList<string> labels, IReadOnlyList<int> clusters)
    {
        List<int> order = [.. clusters.Distinct()];
        return (new(labels, [.. clusters.Select(cluster => order.IndexOf(cluster))]), order);
    }

    private static int[][] MembersOf(IReadOnlyList<int> assignments)
    {
        var negative = assignments.Min();
        if (negative < 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Clusters count from 0; got {negative}."), nameof(assignments));
        }

        var groups = Enumerable.Range(0, assignments.Count).ToLookup(series => assignments[series]);
        var missing = Enumerable.Range(0, assignments.Count).FirstOrDefault(cluster => !groups.Contains(cluster), assignments.Count);
        return missing > assignments.Max()
            ? [.. Enumerable.Range(0, missing).Select(cluster => groups[cluster].ToArray())]
            : throw new ArgumentException(FormattableString.Invariant($"Cluster {missing} has no series, but there is a cluster {assignments.Max()}. Leave no number out."), nameof(assignments));
    }
}
