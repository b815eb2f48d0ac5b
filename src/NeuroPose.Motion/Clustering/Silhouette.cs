using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// How well each series sits in its cluster: (b − a) / max(a, b), where a is the mean distance to the others of its cluster and b the
/// least mean distance to another cluster. From −1 (in the wrong cluster) to 1; 0 for a series alone in its cluster, and where a = b.
/// Source: Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis" (1987).
/// </summary>
public static class Silhouette
{
    /// <summary>The silhouettes of a partition.</summary>
    /// <param name="distances">Finite, and the same in both directions.</param>
    /// <param name="partition">Two clusters or more, of the same series.</param>
    /// <exception cref="ArgumentException">The partition is of other series, or has one cluster.</exception>
    /// <exception cref="NeuroPoseException">A distance is NaN, infinite, or not the same in both directions; the place is
    /// named.</exception>
    public static SilhouetteResult Of(DistanceMatrix distances, Partition partition)
    {
        DistanceCheck.Symmetric(distances);
        ArgumentNullException.ThrowIfNull(partition);
        if (!partition.Labels.SequenceEqual(distances.Labels, StringComparer.Ordinal))
        {
            throw new ArgumentException("The partition is of other series than the distances: their labels differ. Cut the dendrogram, or cluster, from the same matrix.", nameof(partition));
        }

        if (partition.Count < 2)
        {
            throw new ArgumentException("A silhouette compares clusters: at least 2 are needed; got 1.", nameof(partition));
        }

        return new([.. Enumerable.Range(0, distances.Count).Select(series => Of(series, distances, partition))], partition, ComparedSeries.Of(distances));
    }

    private static double Of(int series, DistanceMatrix distances, Partition partition)
    {
        var (own, other) = (0.0, double.PositiveInfinity);
        for (var cluster = 0; cluster < partition.Count; cluster++)
        {
            var members = partition.Members(cluster);
            var sum = 0.0;
            foreach (var member in members)
            {
                sum += member == series ? 0 : distances[series, member];
            }

            if (cluster != partition.Assignments[series])
            {
                other = Math.Min(other, sum / members.Count);
            }
            else if (members.Count == 1)
            {
                return 0;
            }
            else
            {
                own = sum / (members.Count - 1);
            }
        }

        return own == other ? 0 : (other - own) / Math.Max(own, other);
    }
}
