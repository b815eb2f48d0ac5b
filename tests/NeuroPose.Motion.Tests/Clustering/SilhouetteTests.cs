using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Clustering;

namespace NeuroPose.Motion.Tests.Clustering;

public class SilhouetteTests
{
    [Fact]
    public void The_values_are_those_of_the_definition() =>
        Prop.ForAll(Distances.Distinct, Gen.Choose(2, 4).ToArbitrary(), (distances, clusters) =>
        {
            if (distances.Count < clusters)
            {
                return true;
            }

            var partition = new Partition(distances.Labels, [.. Enumerable.Range(0, distances.Count).Select(series => series % clusters)]);
            var result = Silhouette.Of(distances, partition);
            return Enumerable.Range(0, distances.Count).All(series =>
            {
                double MeanTo(int cluster) => partition.Members(cluster).Where(other => other != series).Average(other => distances[series, other]);
                var own = partition.Assignments[series];
                if (partition.Members(own).Count == 1)
                {
                    return result.Values[series] == 0;
                }

                var a = MeanTo(own);
                var b = Enumerable.Range(0, clusters).Where(cluster => cluster != own).Min(MeanTo);
                return Math.Abs(result.Values[series] - ((b - a) / Math.Max(a, b))) < 1e-12;
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Groups_far_apart_sit_well_and_a_wrong_member_does_not()
    {
        var distances = Distances.OnALine(0, 1, 10, 11);

        var good = Silhouette.Of(distances, new(distances.Labels, [0, 0, 1, 1]));
        var bad = Silhouette.Of(distances, new(distances.Labels, [0, 1, 1, 1]));

        Assert.Equal([1 - (1 / 10.5), 1 - (1 / 9.5), 1 - (1 / 9.5), 1 - (1 / 10.5)], good.Values, Near);
        Assert.Equal(good.ClusterMeans[0], good.Mean, 1e-15);
        Assert.True(bad.Values[1] < -0.8);
        Assert.Equal(0, bad.Values[0]);
    }

    [Fact]
    public void Series_that_are_all_alike_have_silhouette_zero()
    {
        var distances = Distances.OnALine(3, 3, 3, 3);

        var result = Silhouette.Of(distances, new(distances.Labels, [0, 0, 1, 1]));

        Assert.StartsWith("Mean silhouette 0 of 4 series in 2 clusters (0: 0, 1: 0). Exact DTW on knee angle (rad);", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_cluster_and_other_series_are_refused()
    {
        var distances = Distances.OnALine(0, 1);

        Assert.Contains("at least 2 are needed", Assert.Throws<ArgumentException>(() => Silhouette.Of(distances, new(distances.Labels, [0, 0]))).Message, StringComparison.Ordinal);
        Assert.Contains("their labels differ", Assert.Throws<ArgumentException>(() => Silhouette.Of(distances, new(["x", "y"], [0, 1]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partition_with_a_hole_or_a_negative_cluster_is_refused()
    {
        Assert.Contains("Cluster 1 has no series, but there is a cluster 2.", Assert.Throws<ArgumentException>(() => new Partition(["a", "b"], [0, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("Clusters count from 0; got -1.", Assert.Throws<ArgumentException>(() => new Partition(["a", "b"], [0, -1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Partition(["a", "b"], [0]));
        Assert.Throws<ArgumentException>(() => new Partition([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Partition(["a"], [0]).Members(1));
    }

    private static readonly IEqualityComparer<double> Near = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) < 1e-15);
}
