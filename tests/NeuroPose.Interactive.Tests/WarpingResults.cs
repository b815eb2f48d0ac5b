using NeuroPose.Averaging;
using NeuroPose.Classification;
using NeuroPose.Clustering;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>One of each result of warping, searching, grouping and averaging.</summary>
internal static class WarpingResults
{
    private static readonly DtwDefinition Squared = new() { LocalCost = LocalCost.SquaredEuclidean };

    /// <summary>Five series of two kinds.</summary>
    public static FeatureSeries[] Series { get; } = Named("rad", "slow", "slow again", "fast", "very fast", "slowest");

    /// <summary>Results in which everything that can have a name has this one.</summary>
    public static Dictionary<string, object> Everything(string name) => Of(Named(name, [.. Enumerable.Repeat(name, 5)]), name);

    /// <summary>Results of <see cref="Series"/>.</summary>
    public static Dictionary<string, object> OfSeries() => Of(Series, "patient");

    private static Dictionary<string, object> Of(FeatureSeries[] series, string name)
    {
        var distances = Dtw.DistanceMatrix(series);
        var (warping, partition) = (Dtw.Align(series[0], series[2]), new Partition(distances.Labels, [0, 0, 1, 1, 0]));
        return new()
        {
            ["definition"] = new DtwDefinition { Representation = Representation.Angles([new AngleDefinition(name, 0, 1, 2)]) },
            ["cost matrix"] = Dtw.CostMatrix(series[0], series[2]),
            ["condensed distances"] = distances.ToCondensed(),
            ["cross distances"] = Dtw.CrossDistances(series[..2], series[2..]),
            ["closed matrix file"] = Closed(series),
            ["contributions"] = PathContributions.Of(warping, series[0], series[2]),
            ["neighbors"] = NearestNeighbors.Find(series[0], series[1..], k: 2),
            ["subsequences"] = SubsequenceSearch.Stretches(FeatureSeries.Of(name, series[0].Unit, 1.25, 2), series[2], count: 2),
            ["dendrogram"] = Hierarchy.Build(distances),
            ["partition"] = partition,
            ["medoids"] = KMedoids.Cluster(distances, 2),
            ["means"] = KMeans.Cluster(series, 2),
            ["silhouettes"] = Silhouette.Of(distances, partition),
            ["leave one out"] = NearestNeighbor.LeaveOneOut(distances, [name, name, "b", "c", name]),
            ["confusion"] = ConfusionTable.Of([name, "b"], ["b", name]),
            ["class"] = NearestNeighbor.Classify(series[0], series[1..], [name, name, "b", "b"]),
            ["barycenter"] = Dba.Average(series, new() { Definition = Squared, Label = name }),
            ["soft barycenter"] = SoftAveraging.Average(series, new() { Gamma = 0.1, Label = name }),
            ["soft warping"] = SoftDtw.Gradient(series[0], series[1], 0.1),
        };
    }

    private static FeatureSeries[] Named(string unit, params string[] names) =>
        [.. names.Select((name, index) => new FeatureSeries(name, [name.Length > 20 ? name : "knee"], unit, new[] { 0.1 * index, 1.25 * (index % 4), 2 + (0.3 * index), 0.75 }))];

    private static MatrixFile Closed(FeatureSeries[] series)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var file = MatrixFile.Write(path, series);
            return file;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
