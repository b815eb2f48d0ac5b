using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Clustering;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>k-medoids against all choices of medoids.</summary>
public class KMedoidsTests
{
    [Fact]
    public void The_cost_is_the_sum_of_distances_to_the_nearest_medoids() => Holds((distances, found) =>
        found.Cost == CostOf(distances, found.Medoids)
        && found.Converged
        && Enumerable.Range(0, distances.Count).All(series => distances[series, found.Medoids[found.Partition.Assignments[series]]] == found.Medoids.Min(medoid => distances[series, medoid])));

    [Fact]
    public void No_exchange_of_one_medoid_lowers_the_cost() => Holds((distances, found) =>
        Enumerable.Range(0, found.Medoids.Count).All(place => Enumerable.Range(0, distances.Count).All(candidate =>
            CostOf(distances, [.. found.Medoids.Select((medoid, index) => index == place ? candidate : medoid)]) >= found.Cost - 1e-12)));

    [Fact]
    public void One_medoid_is_the_best_and_so_are_as_many_as_there_are_series() =>
        Prop.ForAll(Distances.Distinct, distances =>
            KMedoids.Cluster(distances, 1).Cost == Enumerable.Range(0, distances.Count).Min(medoid => CostOf(distances, [medoid]))
            && KMedoids.Cluster(distances, distances.Count).Cost == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void The_best_choice_of_all_is_found_where_groups_are_apart()
    {
        var distances = Distances.OnALine(0, 50, 1, 101, 51, 2, 102, 49, 100);

        var found = KMedoids.Cluster(distances, 3);

        Assert.Equal(AllChoices(9, 3).Min(medoids => CostOf(distances, medoids)), found.Cost);
        Assert.Equal([2, 1, 3], found.Medoids);
        Assert.Equal([0, 1, 0, 2, 1, 0, 2, 1, 2], found.Partition.Assignments);
    }

    [Fact]
    public void Another_order_of_the_series_gives_the_same_clusters_where_groups_are_apart() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new SeededRandom(seed);
            double[] places = [.. Enumerable.Range(0, 14).Select(series => (series % 4 * 100) + random.NextDouble())];
            var order = Distances.Order(places.Length, seed);
            var found = KMedoids.Cluster(Distances.OnALine([.. order.Select(series => places[series])]), 4);
            return order.Select((series, place) => (series % 4, found.Partition.Assignments[place])).Distinct().Count() == 4;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Series_that_are_alike_each_stay_with_themselves_when_all_are_medoids()
    {
        var found = KMedoids.Cluster(Distances.OnALine(5, 5, 5), 3);

        Assert.Equal([0, 1, 2], found.Partition.Assignments);
        Assert.Equal([0, 1, 2], found.Medoids);
    }

    [Fact]
    public void A_result_says_what_was_computed_and_each_step_is_told()
    {
        var told = new Told<Progress>();

        var found = KMedoids.Cluster(Distances.OnALine(0, 1, 2, 9), 2, progress: told);

        Assert.StartsWith(
            "2 clusters of 4 series around b, d; cost 2 rad after 0 swaps (converged); cluster 0: a, b, c; cluster 1: d. k-medoids (PAM) with k = 2. Exact DTW on knee angle (rad);",
            found.ToString(),
            StringComparison.Ordinal);
        Assert.Equal([new Progress(0, null, "iterations", Measure: "cost", Value: 2)], told.Values);
    }

    [Fact]
    public void Swaps_that_run_out_are_said_and_each_swap_lowers_the_cost()
    {
        // Found by search: a matrix where BUILD alone is not enough.
        var distances = Enumerable.Range(0, 1000)
            .Select(seed => Distances.OnALine([.. Distances.Order(12, seed).Select(place => place * (double)place)]))
            .First(matrix => KMedoids.Cluster(matrix, 3).Swaps > 0);
        var told = new Told<Progress>();

        Assert.False(KMedoids.Cluster(distances, 3, maximumSwaps: 0).Converged);
        Assert.True(KMedoids.Cluster(distances, 3, progress: told).Converged);
        Assert.True(told.Values.Zip(told.Values.Skip(1)).All(pair => pair.Second.Value < pair.First.Value));
    }

    [Fact]
    public void More_clusters_than_series_a_NaN_and_cancellation_are_refused()
    {
        var distances = Distances.OnALine(0, 1, 2);

        Assert.Contains("3 series form 1 to 3 clusters.", Assert.Throws<ArgumentOutOfRangeException>(() => KMedoids.Cluster(distances, 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => KMedoids.Cluster(distances, 0));
        Assert.StartsWith("distances[0, 0]", Assert.Throws<NeuroPoseException>(() => KMedoids.Cluster(Distances.OnALine(double.NaN), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => KMedoids.Cluster(distances, 2, cancellation: new(canceled: true)));
    }

    private static void Holds(Func<DistanceMatrix, MedoidClusters, bool> property)
    {
        bool ForAllCounts(DistanceMatrix distances) =>
            Enumerable.Range(1, distances.Count).All(clusters => property(distances, KMedoids.Cluster(distances, clusters)));

        Prop.ForAll(Distances.Distinct, ForAllCounts).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Prop.ForAll(Distances.Tied, ForAllCounts).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static double CostOf(DistanceMatrix distances, IReadOnlyList<int> medoids)
    {
        var sum = 0.0;
        for (var series = 0; series < distances.Count; series++)
        {
            sum += medoids.Min(medoid => distances[series, medoid]);
        }

        return sum;
    }

    private static IEnumerable<int[]> AllChoices(int count, int size) =>
        Enumerable.Range(0, 1 << count)
            .Select(bits => Enumerable.Range(0, count).Where(index => (bits >> index & 1) == 1).ToArray())
            .Where(choice => choice.Length == size);
}
