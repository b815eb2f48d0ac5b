using NeuroPose.Kinematics;

namespace NeuroPose.Clustering;

/// <summary>Clusters around averages.</summary>
/// <param name="Partition">Which series is in which cluster.</param>
/// <param name="Centers">For each cluster the barycenter of its members.</param>
/// <param name="Inertias">The sum of distances from each series to its center, at first and after each iteration; each is below the one
/// before.</param>
/// <param name="Converged">False where the iterations ran out before the inertia stopped falling.</param>
/// <param name="Seed">What chance depended on.</param>
/// <param name="Compared">What was compared, and how.</param>
public sealed record MeanClusters(Partition Partition, IReadOnlyList<FeatureSeries> Centers, IReadOnlyList<double> Inertias, bool Converged, long Seed, ComparedSeries Compared)
{
    /// <summary>The sum of distances from each series to its center.</summary>
    public double Inertia => Inertias[^1];

    /// <summary>What was computed, in words.</summary>
    public string Describe() => FormattableString.Invariant($"k-means with k = {Centers.Count}, DBA centers, k-means++ (seed {Seed}). {Compared.Describe()}");

    /// <summary>The inertia, clusters and definition.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Centers.Count} clusters of {Compared.Count} series; inertia {Inertia} {Compared.Unit} after {Inertias.Count - 1} iterations ({(Converged ? "converged" : "stopped before it converged")}); {Partition}. {Describe()}");
}
