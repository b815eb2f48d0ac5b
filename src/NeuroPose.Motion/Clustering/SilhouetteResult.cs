namespace NeuroPose.Clustering;

/// <summary>How well series sit in their clusters.</summary>
/// <param name="Values">For each series its silhouette, −1 to 1.</param>
/// <param name="Partition">The clusters.</param>
/// <param name="Compared">What was compared, and how.</param>
public sealed record SilhouetteResult(IReadOnlyList<double> Values, Partition Partition, ComparedSeries Compared)
{
    /// <summary>The mean over all series, summed in their order.</summary>
    public double Mean => MeanOf(Values);

    /// <summary>For each cluster the mean over its members.</summary>
    public IReadOnlyList<double> ClusterMeans =>
        [.. Enumerable.Range(0, Partition.Count).Select(cluster => MeanOf([.. Partition.Members(cluster).Select(series => Values[series])]))];

    /// <summary>The means and the definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Mean silhouette {Mean} of {Compared.Count} series in {Partition.Count} clusters ({string.Join(", ", ClusterMeans.Select((mean, cluster) => FormattableString.Invariant($"{cluster}: {mean}")))}). {Compared.Describe()}");

    private static double MeanOf(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Count;
    }
}
