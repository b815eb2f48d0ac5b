using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// k-means under warping: each series goes to the nearest center, each center becomes the DTW barycenter (DBA) of its series, and so on
/// until the sum of distances (the inertia) stops falling. It never rises. First centers are series chosen by k-means++: by chance, in
/// proportion to their distance from the centers chosen so far. Ties go to the center that comes first; a cluster that loses all its
/// series gets the one farthest from its center. What is found is a local optimum.
/// Sources: Petitjean, Ketterlin and Gançarski (2011) for the averages; Arthur and Vassilvitskii, "k-means++: the advantages of careful
/// seeding" (2007), where squared distances are what squared Euclidean costs already add up to.
/// </summary>
public static class KMeans
{
    /// <summary>Parts series of the same dimensions into clusters.</summary>
    /// <param name="series">The series; lengths may differ.</param>
    /// <param name="clusters">How many, from 1 to the number of series.</param>
    /// <param name="options">The definition, the seed, and when to stop.</param>
    /// <param name="progress">Hears of each iteration.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more clusters than series, or fewer than one.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition cannot be averaged with.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    public static MeanClusters Cluster(
        IReadOnlyList<FeatureSeries> series, int clusters, KMeansOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
        {
            throw new ArgumentException("Clusters need at least one series; got none.", nameof(series));
        }

        options ??= new();
        options.Check();
        SeriesCheck.Comparable(series, options.Definition.LocalCost);
        DistanceCheck.Groups(clusters, series.Count);
        var frames = series.Sum(one => (double)one.Length);
        progress ??= UnwatchedWork.OfCells("k-means", frames * frames / series.Count * clusters * options.MaximumIterations);
        MeanSearch? best = null;
        for (var start = 0; start < options.Starts; start++)
        {
            var search = new MeanSearch(series, options, progress, cancellation);
            search.Run(clusters, new SeededRandom(options.Seed).Fork(FormattableString.Invariant($"k-means start {start}")));
            best = best is null || search.Inertias[^1] < best.Inertias[^1] ? search : best;
        }

        progress?.Report(new(best!.Inertias.Count - 1, best.Inertias.Count - 1, "iterations", Measure: "cost", Value: best.Inertias[^1]));
        var compared = ComparedSeries.Of(series, options.Definition);
        var (partition, order) = Partition.ByFirstMember(compared.Labels, best!.Clusters);
        return new(partition, [.. order.Select((cluster, number) => best.Centers[cluster].With(FormattableString.Invariant($"center {number}"), inputSha256: ""))], best.Inertias, best.Converged, options.Seed, compared);
    }
}
