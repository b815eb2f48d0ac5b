using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// Partitioning around medoids (PAM): medoids are added one by one, each time the series that lowers the cost the most (BUILD), then
/// exchanged for others as long as that lowers the cost by more than rounding, the best exchange first (SWAP). No chance is involved;
/// ties go to the series
/// that comes first. What is found is a local optimum.
/// Source: Kaufman and Rousseeuw, "Finding Groups in Data" (1990), chapter 2; exchanges are costed for all medoids at once, after
/// Schubert and Rousseeuw, "Faster k-medoids clustering" (2019).
/// </summary>
public static class KMedoids
{
    /// <summary>Less of the cost than this is rounding: two series alone in a cluster cost the same around either.</summary>
    private const double LeastGain = 1e-12;

    /// <summary>Parts series into clusters by their distances.</summary>
    /// <param name="distances">Finite, and the same in both directions.</param>
    /// <param name="clusters">How many, from 1 to the number of series.</param>
    /// <param name="maximumSwaps">Exchanges at most.</param>
    /// <param name="progress">Hears of the start and of each exchange.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more clusters than series, or fewer than one.</exception>
    /// <exception cref="NeuroPoseException">A distance is NaN, infinite, or not the same in both directions; the place is
    /// named.</exception>
    public static MedoidClusters Cluster(
        DistanceMatrix distances, int clusters, int maximumSwaps = 1000, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        DistanceCheck.Symmetric(distances);
        DistanceCheck.Groups(clusters, distances.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumSwaps);
        var search = new MedoidSearch(distances);
        var medoids = search.Build(clusters);
        var (cost, swaps, converged) = (search.Cost(medoids), 0, false);
        progress?.Report(new(0, null, "iterations", Measure: "cost", Value: cost));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var better = search.Swapped(medoids);
            var next = search.Cost(better);
            converged = !(cost - next > LeastGain * cost);
            if (converged || swaps == maximumSwaps)
            {
                break;
            }

            (medoids, cost, swaps) = (better, next, swaps + 1);
            progress?.Report(new(swaps, null, "iterations", Measure: "cost", Value: cost));
        }

        var (partition, order) = Partition.ByFirstMember(distances.Labels, search.Assign(medoids));
        return new(partition, [.. order.Select(cluster => medoids[cluster])], cost, swaps, converged, ComparedSeries.Of(distances));
    }
}
