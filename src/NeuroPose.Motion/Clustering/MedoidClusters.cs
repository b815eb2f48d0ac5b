namespace NeuroPose.Clustering;

/// <summary>Clusters around medoids: series that stand for the others.</summary>
/// <param name="Partition">Which series is in which cluster.</param>
/// <param name="Medoids">For each cluster the series in its middle.</param>
/// <param name="Cost">The sum of distances from each series to its medoid.</param>
/// <param name="Swaps">How often a medoid was exchanged after the first choice.</param>
/// <param name="Converged">False where the swaps ran out before no exchange lowered the cost.</param>
/// <param name="Compared">What was compared, and how.</param>
public sealed record MedoidClusters(Partition Partition, IReadOnlyList<int> Medoids, double Cost, int Swaps, bool Converged, ComparedSeries Compared)
{
    /// <summary>What was computed, in words.</summary>
    public string Describe() => FormattableString.Invariant($"k-medoids (PAM) with k = {Medoids.Count}. {Compared.Describe()}");

    /// <summary>The medoids, cost, clusters and definition.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Medoids.Count} clusters of {Compared.Count} series around {string.Join(", ", Medoids.Select(medoid => Compared.Labels[medoid]))}; cost {Cost} {Compared.Unit} after {Swaps} swaps ({(Converged ? "converged" : "stopped before it converged")}); {Partition}. {Describe()}");
}
