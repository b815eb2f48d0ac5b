using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Clustering;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>Dendrograms against linkage by its definition.</summary>
public class HierarchyTests
{
    [Theory]
    [InlineData(LinkageMethod.Single)]
    [InlineData(LinkageMethod.Complete)]
    [InlineData(LinkageMethod.Average)]
    public void Merges_are_those_of_the_definition(LinkageMethod method) =>
        Prop.ForAll(Distances.Distinct, distances => AgreesWithNaive(distances, method)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(LinkageMethod.Single)]
    [InlineData(LinkageMethod.Complete)]
    public void Of_pairs_that_tie_the_one_whose_first_series_come_first_is_merged(LinkageMethod method) =>
        Prop.ForAll(Distances.Tied, distances => AgreesWithNaive(distances, method)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Ward_on_Euclidean_distances_is_what_a_merge_adds_to_the_scatter()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new SeededRandom(seed);
            var points = Enumerable.Range(0, 1 + random.NextInt(9)).Select(_ => (X: random.NextGaussian(), Y: random.NextGaussian())).ToArray();
            var distances = Distances.Of(points.Length, (a, b) => Math.Sqrt(Math.Pow(points[a].X - points[b].X, 2) + Math.Pow(points[a].Y - points[b].Y, 2)));

            var dendrogram = Hierarchy.Build(distances, new() { Method = LinkageMethod.Ward, DistancesAreEuclidean = true });

            Assert.True(Agree(dendrogram, NaiveLinkage.Of(distances, NaiveLinkage.Ward(points)), 1e-9), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(LinkageMethod.Single)]
    [InlineData(LinkageMethod.Complete)]
    [InlineData(LinkageMethod.Average)]
    [InlineData(LinkageMethod.Ward)]
    public void Heights_never_fall_not_even_by_rounding(LinkageMethod method)
    {
        bool Holds(DistanceMatrix distances)
        {
            var heights = Hierarchy.Build(distances, new() { Method = method, DistancesAreEuclidean = true }).Merges.Select(merge => merge.Height).ToArray();
            return heights.Zip(heights.Skip(1)).All(pair => pair.Second >= pair.First);
        }

        Prop.ForAll(Distances.Distinct, Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        Prop.ForAll(Distances.Tied, Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        // Means of equal numbers that are no sums of few powers of two.
        Assert.True(Holds(Distances.Of(25, (row, column) => row == column ? 0 : 0.1)));
    }

    [Fact]
    public void Another_order_of_the_series_gives_the_same_tree() =>
        Prop.ForAll(Distances.Distinct, Gen.Choose(0, 10000).ToArbitrary(), (distances, seed) =>
        {
            var order = Distances.Order(distances.Count, seed);
            var there = Hierarchy.Build(distances);
            var here = Hierarchy.Build(Distances.Permuted(distances, order));
            return there.Merges.Zip(here.Merges).All(pair => Math.Abs(pair.First.Height - pair.Second.Height) < 1e-12)
                && Enumerable.Range(1, distances.Count).All(clusters => SameGroups(
                    there.Cut(clusters).Assignments,
                    [.. Enumerable.Range(0, order.Length).Select(series => here.Cut(clusters).Assignments[Array.IndexOf(order, series)])]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Clusters_are_numbered_as_SciPy_numbers_them()
    {
        var merges = Hierarchy.Build(Distances.OnALine(0, 1, 3, 7, 15), new() { Method = LinkageMethod.Single, OptimalLeafOrder = false }).Merges;

        Assert.Equal([new Merge(0, 1, 1, 2), new(2, 5, 2, 3), new(3, 6, 4, 4), new(4, 7, 8, 5)], merges);
    }

    [Fact]
    public void A_dendrogram_is_cut_into_clusters_or_at_a_height()
    {
        var dendrogram = Hierarchy.Build(Distances.OnALine(0, 10, 1, 11, 30));

        Assert.Equal([0, 1, 0, 1, 2], dendrogram.Cut(3).Assignments);
        Assert.Equal([0, 1, 0, 1, 2], dendrogram.CutAt(1).Assignments);
        Assert.Equal([0, 1, 2, 3, 4], dendrogram.CutAt(0.99).Assignments);
        Assert.Equal([0, 0, 0, 0, 0], dendrogram.CutAt(double.PositiveInfinity).Assignments);
        Assert.Equal("cluster 0: a, c; cluster 1: b, d; cluster 2: e", dendrogram.Cut(3).ToString());
        Assert.Contains("5 series form 1 to 5 clusters.", Assert.Throws<ArgumentOutOfRangeException>(() => dendrogram.Cut(6)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => dendrogram.Cut(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => dendrogram.CutAt(double.NaN));
    }

    [Fact]
    public void A_dendrogram_says_how_it_was_built()
    {
        var text = Hierarchy.Build(Distances.OnALine(0, 1, 3)).ToString();

        Assert.StartsWith(
            "Dendrogram of 3 series, heights 1 to 2.5 rad. Hierarchical clustering, average linkage, leaves in optimal order. Exact DTW on knee angle (rad);",
            text,
            StringComparison.Ordinal);
        Assert.StartsWith("Dendrogram of 1 series. Hierarchical", Hierarchy.Build(Distances.OnALine(0)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ward_is_refused_unless_the_caller_says_that_distances_are_Euclidean() =>
        Assert.Contains(
            "DTW distances are not Euclidean. Use Average or Complete",
            Assert.Throws<ArgumentException>(() => Hierarchy.Build(Distances.OnALine(0, 1), new() { Method = LinkageMethod.Ward })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void NaN_infinity_and_a_matrix_that_is_not_symmetric_are_refused_with_the_place()
    {
        static string Refusal(double odd) =>
            Assert.Throws<NeuroPoseException>(() => Hierarchy.Build(Distances.Of(4, (row, column) => (row, column) == (3, 1) ? odd : row == column ? 0 : 2))).Message;

        Assert.StartsWith("distances[3, 1] (\"d\" – \"b\"): the distance is NaN.", Refusal(double.NaN), StringComparison.Ordinal);
        Assert.StartsWith("distances[3, 1] (\"d\" – \"b\"): the distance is Infinity.", Refusal(double.PositiveInfinity), StringComparison.Ordinal);
        Assert.StartsWith("distances[3, 1] (\"d\" – \"b\"): the distance is 5, but 2 in the other direction.", Refusal(5), StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_are_told_as_they_are_made_and_a_cancelled_build_stops()
    {
        var told = new Told<Progress>();
        var distances = Distances.OnALine(0, 1, 3, 7);

        var dendrogram = Hierarchy.Build(distances, new() { OptimalLeafOrder = false }, told);

        Assert.Equal(dendrogram.Merges.Select((merge, index) => new Progress(index + 1, 3, "merges", Measure: "height", Value: merge.Height)), told.Values);
        Assert.Throws<OperationCanceledException>(() => Hierarchy.Build(distances, cancellation: new(canceled: true)));
    }

    private static bool AgreesWithNaive(DistanceMatrix distances, LinkageMethod method) =>
        Agree(Hierarchy.Build(distances, new() { Method = method }), NaiveLinkage.Of(distances, NaiveLinkage.Between(distances, method)), 1e-12);

    private static bool Agree(Dendrogram dendrogram, (List<int[][]> Stages, List<double> Heights) naive, double tolerance) =>
        dendrogram.Merges.Count == naive.Heights.Count
        && dendrogram.Merges.Zip(naive.Heights).All(pair => Math.Abs(pair.First.Height - pair.Second) <= tolerance * (1 + pair.Second))
        && naive.Stages.All(stage => Groups(dendrogram.Cut(stage.Length)) == Text(stage));

    private static string Groups(Partition partition) => Text([.. Enumerable.Range(0, partition.Count).Select(cluster => partition.Members(cluster).ToArray())]);

    private static string Text(int[][] groups) => string.Join(" ", groups.Select(group => string.Join(",", group)));

    private static bool SameGroups(IReadOnlyList<int> one, int[] other) =>
        Enumerable.Range(0, other.Length).All(a => Enumerable.Range(0, other.Length).All(b => (one[a] == one[b]) == (other[a] == other[b])));
}
