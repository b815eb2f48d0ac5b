using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Clustering;
using NeuroPose.Kinematics;
using NeuroPose.Motion.Tests.Averaging;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>Clusters around averages.</summary>
public class KMeansTests
{
    private static readonly DtwDefinition Squared = new() { LocalCost = LocalCost.SquaredEuclidean };

    [Fact]
    public void Each_series_is_with_its_nearest_center_and_the_inertia_never_rises() =>
        Prop.ForAll(SomeSeries.Lists, Gen.Choose(0, 1000).ToArbitrary(), (series, seed) =>
        {
            var found = KMeans.Cluster(series, 1 + (seed % series.Length), new() { Seed = seed });
            var least = series.Select(one => found.Centers.Min(center => Dtw.Distance(center, one, Squared))).ToArray();
            var own = series.Select((one, index) => Dtw.Distance(found.Centers[found.Partition.Assignments[index]], one, Squared)).ToArray();
            return own.SequenceEqual(least)
                && Math.Abs(own.Sum() - found.Inertia) <= 1e-12 * found.Inertia
                && found.Inertias.Zip(found.Inertias.Skip(1)).All(pair => pair.Second < pair.First)
                && found.Converged;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_seed_gives_the_same_bits_every_time()
    {
        var series = SomeSeries.Walks(11, 12, 20, 40);

        var (one, other) = (KMeans.Cluster(series, 4, new() { Seed = 5 }), KMeans.Cluster(series, 4, new() { Seed = 5 }));

        Assert.Equal(one.Inertias, other.Inertias);
        Assert.Equal(one.Partition.Assignments, other.Partition.Assignments);
        Assert.All(one.Centers.Zip(other.Centers), pair => Assert.Equal(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
        Assert.True(Enumerable.Range(0, 20).Select(seed => KMeans.Cluster(series, 4, new() { Seed = seed }).Inertia).Distinct().Count() > 1);
    }

    [Fact]
    public void Groups_that_are_apart_are_found_whatever_the_seed_and_the_order()
    {
        var random = new SeededRandom(2);
        FeatureSeries[] series = [.. Enumerable.Range(0, 12).Select(index => Shifted(SomeSeries.Walk($"s{index}", random, 15), index % 3 * 1000))];
        for (var seed = 0; seed < 10; seed++)
        {
            var order = Distances.Order(series.Length, seed);

            var found = KMeans.Cluster([.. order.Select(index => series[index])], 3, new() { Seed = seed });

            Assert.Equal(3, order.Select((index, place) => (index % 3, found.Partition.Assignments[place])).Distinct().Count());
        }
    }

    [Fact]
    public void More_starts_are_never_worse()
    {
        var series = SomeSeries.Walks(4, 15, 10, 20);

        Assert.True(KMeans.Cluster(series, 5, new() { Starts = 8 }).Inertia <= KMeans.Cluster(series, 5).Inertia);
    }

    [Fact]
    public void As_many_clusters_as_series_leave_no_inertia_even_where_series_are_alike()
    {
        var walk = SomeSeries.Walks(1, 1, 6, 6)[0];
        FeatureSeries[] series = [walk, walk, walk, SomeSeries.Walks(2, 1, 6, 6)[0]];

        var found = KMeans.Cluster(series, 4);

        Assert.Equal(0, found.Inertia);
        Assert.Equal([0, 1, 2, 3], found.Partition.Assignments);
    }

    [Fact]
    public void A_result_says_what_was_computed_and_each_iteration_is_told()
    {
        var told = new Told<Progress>();

        var found = KMeans.Cluster([FeatureSeries.Of("a", "mm", 0, 2), FeatureSeries.Of("b", "mm", 0, 4)], 1, progress: told);

        Assert.Equal(
            "1 clusters of 2 series; inertia 2 mm² after 1 iterations (converged); cluster 0: a, b. k-means with k = 1, DBA centers, k-means++ (seed 1). " +
            "Exact DTW on a (mm); local cost squared Euclidean; no band; step pattern symmetric1; sum over the path, not normalized; " +
            "ties go to the step in the first series, then in the second, then in both.",
            found.ToString());
        Assert.Equal(found.Inertias, told.Values[..^1].Select(step => step.Value));
        Assert.Equal(told.Values[^1].Done, told.Values[^1].Total);
        Assert.Equal("center 0", found.Centers[0].Label);
        Assert.Equal([0.0, 3], found.Centers[0].Values.ToArray());
    }

    [Fact]
    public void More_clusters_than_series_none_a_NaN_and_costs_without_means_are_refused()
    {
        var series = SomeSeries.Walks(1, 3, 4, 6);

        Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Cluster(series, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Cluster(series, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Cluster(series, 2, new() { Starts = 0 }));
        Assert.Throws<ArgumentException>(() => KMeans.Cluster([], 1));
        Assert.Contains("not Euclidean ones", Assert.Throws<ArgumentException>(() => KMeans.Cluster(series, 2, new() { Definition = new() })).Message, StringComparison.Ordinal);
        Assert.StartsWith("b: frame 0: b is NaN.", Assert.Throws<SeriesException>(() => KMeans.Cluster([FeatureSeries.Of("b", "mm", double.NaN)], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => KMeans.Cluster(series, 2, cancellation: new(canceled: true)));
    }

    private static FeatureSeries Shifted(FeatureSeries series, double by) =>
        new(series.Label, series.Names, series.Unit, series.Values.ToArray().Select(value => value + by).ToArray());
}
