using NeuroPose.Averaging;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>One start of k-means on checked series.</summary>
internal sealed class MeanSearch(IReadOnlyList<FeatureSeries> series, KMeansOptions options, IProgress<Progress>? progress, CancellationToken cancellation)
{
    private readonly List<double> inertias = [];

    public IReadOnlyList<double> Inertias => inertias;

    public FeatureSeries[] Centers { get; private set; } = [];

    /// <summary>For each series the number of its center.</summary>
    public int[] Clusters { get; private set; } = [];

    public bool Converged { get; private set; }

    public void Run(int count, SeededRandom random)
    {
        var centers = Choose(count, random);
        while (true)
        {
            var (clusters, inertia) = Assign(centers);
            if (inertias.Count > 0 && !(inertia < inertias[^1]))
            {
                Converged = true;
                return;
            }

            (Centers, Clusters) = (centers, clusters);
            inertias.Add(inertia);
            progress?.Report(new(inertias.Count - 1, null, "iterations", Measure: "cost", Value: inertia));
            if (inertias.Count > options.MaximumIterations)
            {
                return;
            }

            centers = [.. centers.Select((center, cluster) => Mean(center, cluster))];
        }
    }

    /// <summary>k-means++: series far from the centers chosen so far are likelier to be the next.</summary>
    private FeatureSeries[] Choose(int count, SeededRandom random)
    {
        List<int> chosen = [random.NextInt(series.Count)];
        var nearest = new double[series.Count];
        Array.Fill(nearest, double.PositiveInfinity);
        while (chosen.Count < count)
        {
            var sum = 0.0;
            for (var index = 0; index < nearest.Length; index++)
            {
                nearest[index] = chosen.Contains(index) ? 0 : Math.Min(nearest[index], Distance(series[chosen[^1]], series[index]));
                sum += nearest[index];
            }

            chosen.Add(Drawn(nearest, random.NextDouble() * sum, chosen));
        }

        return [.. chosen.Select(index => series[index])];
    }

    /// <summary>The series whose stretch of the line of distances holds the point; the first free one where all are at 0.</summary>
    private static int Drawn(double[] distances, double point, List<int> chosen)
    {
        var last = -1;
        for (var index = 0; index < distances.Length; index++)
        {
            if (distances[index] > 0)
            {
                (last, point) = (index, point - distances[index]);
                if (point < 0)
                {
                    break;
                }
            }
        }

        return last >= 0 ? last : Enumerable.Range(0, distances.Length).First(index => !chosen.Contains(index));
    }

    private (int[] Clusters, double Inertia) Assign(FeatureSeries[] centers)
    {
        var clusters = new int[series.Count];
        var distances = new double[series.Count];
        for (var index = 0; index < clusters.Length; index++)
        {
            (clusters[index], distances[index]) = Nearest(centers, series[index]);
        }

        FillEmpty(centers, clusters, distances);
        var sum = 0.0;
        foreach (var distance in distances)
        {
            sum += distance;
        }

        return (clusters, sum);
    }

    private (int Center, double Distance) Nearest(FeatureSeries[] centers, FeatureSeries one)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var center = 0; center < centers.Length; center++)
        {
            var distance = Distance(centers[center], one);
            (best, least) = distance < least ? (center, distance) : (best, least);
        }

        return (best, least);
    }

    /// <summary>
    /// A cluster without series gets the one that is farthest from its center and not alone; its center becomes that series.
    /// </summary>
    private void FillEmpty(FeatureSeries[] centers, int[] clusters, double[] distances)
    {
        for (var cluster = 0; cluster < centers.Length; cluster++)
        {
            if (clusters.Contains(cluster))
            {
                continue;
            }

            var farthest = Enumerable.Range(0, clusters.Length)
                .Where(index => clusters.Count(other => other == clusters[index]) > 1)
                .MaxBy(index => distances[index]);
            (clusters[farthest], distances[farthest], centers[cluster]) = (cluster, 0, series[farthest]);
        }
    }

    private FeatureSeries Mean(FeatureSeries center, int cluster)
    {
        var average = new DbaOptions { Definition = options.Definition, Start = BarycenterStart.From(center), MaximumIterations = options.AveragingIterations };
        return Dba.Average([.. series.Where((_, index) => Clusters[index] == cluster)], average, cancellation: cancellation).Series;
    }

    private double Distance(FeatureSeries center, FeatureSeries one)
    {
        cancellation.ThrowIfCancellationRequested();
        return Dtw.Distance(center, one, options.Definition);
    }
}
