using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Clustering;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>The order of a dendrogram's leaves against all orders that turning branches can give.</summary>
public class LeafOrderTests
{
    [Fact]
    public void No_other_order_has_closer_neighbors() => Holds((distances, ordered) =>
        Enumerable.Range(0, 1 << ordered.Merges.Count).All(turns => Length(distances, Flipped(ordered, turns).Leaves) >= Length(distances, ordered.Leaves) - 1e-12));

    [Fact]
    public void Only_branches_are_turned() => Holds((distances, ordered) =>
        Hierarchy.Build(distances, new() { OptimalLeafOrder = false }).Merges.SequenceEqual(ordered.Merges.Select(Sorted))
        && ordered.Leaves.Order().SequenceEqual(Enumerable.Range(0, distances.Count)));

    [Fact]
    public void Of_an_order_and_its_mirror_image_the_first_leaf_decides() => Holds((_, ordered) => ordered.Leaves[0] <= ordered.Leaves[^1]);

    [Fact]
    public void Places_on_a_line_come_back_in_their_order()
    {
        var random = new SeededRandom(3);
        var places = Enumerable.Range(0, 60).Select(_ => random.NextDouble()).ToArray();

        foreach (var method in (LinkageMethod[])[LinkageMethod.Average, LinkageMethod.Single, LinkageMethod.Complete])
        {
            var ordered = Hierarchy.Build(Distances.OnALine(places), new() { Method = method }).Leaves.Select(leaf => places[leaf]).ToArray();

            Assert.Equal(places.Order(), ordered[0] < ordered[^1] ? ordered : ordered.Reverse());
        }
    }

    private static void Holds(Func<DistanceMatrix, Dendrogram, bool> property)
    {
        Prop.ForAll(Distances.Distinct, distances => property(distances, Hierarchy.Build(distances))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Prop.ForAll(Distances.Tied, distances => property(distances, Hierarchy.Build(distances))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static double Length(DistanceMatrix distances, IReadOnlyList<int> leaves) => leaves.Zip(leaves.Skip(1)).Sum(pair => distances[pair.First, pair.Second]);

    private static Dendrogram Flipped(Dendrogram dendrogram, int turns) =>
        dendrogram with { Merges = [.. dendrogram.Merges.Select((merge, index) => (turns >> index & 1) == 0 ? merge : merge with { Left = merge.Right, Right = merge.Left })] };

    private static Merge Sorted(Merge merge) => merge with { Left = Math.Min(merge.Left, merge.Right), Right = Math.Max(merge.Left, merge.Right) };
}
