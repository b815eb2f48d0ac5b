using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Search;

/// <summary>Searching as a researcher meets it.</summary>
public class SearchTests
{
    private static readonly DtwDefinition Banded = new() { Band = Band.SakoeChiba(0.1) };

    [Fact]
    public void I_can_find_a_walk_among_others_and_read_what_was_done()
    {
        var walks = Enumerable.Range(0, 40).Select(seed => Walk(seed, 120)).ToArray();

        var found = NearestNeighbors.Find(Shifted(walks[17], 0.01), walks, k: 2, Banded);

        Assert.Equal((17, "walk 17"), (found.Neighbors[0].Index, found.Neighbors[0].Label));
        Assert.Equal(Dtw.Distance(Shifted(walks[17], 0.01), walks[17], Banded), found.Neighbors[0].Distance);
        Assert.Equal("mm", found.Unit);
        Assert.Same(Banded, found.Definition);
        Assert.StartsWith("Nearest neighbors by Exact DTW on walk 17 (mm); local cost Euclidean; Sakoe-Chiba band of 0.1", found.Describe(), StringComparison.Ordinal);
        Assert.Contains("Exact search; 40 candidates: ", found.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_of_many_random_walks_are_warped()
    {
        var walks = Enumerable.Range(1, 500).Select(seed => Walk(seed, 200)).ToArray();

        var counts = NearestNeighbors.Find(Walk(0, 200), SearchIndex.Of(walks, Banded)).Counts;

        Assert.InRange(counts.Warped + counts.Abandoned, 1, 50);
        Assert.True(counts.PrunedBySegments > 250, counts.ToString());
    }

    [Fact]
    public void One_index_serves_queries_of_several_lengths()
    {
        var walks = Enumerable.Range(1, 60).Select(seed => Walk(seed, 100)).ToArray();
        var index = SearchIndex.Of(walks, Banded);
        foreach (var length in (int[])[100, 80, 130, 100])
        {
            var query = Walk(1000, length);

            var found = NearestNeighbors.Find(query, index, k: 3);

            Assert.Equal(walks.Select(walk => Dtw.Distance(query, walk, Banded)).Order().Take(3), found.Neighbors.Select(one => one.Distance));
        }
    }

    [Fact]
    public void LB_Improved_is_never_below_LB_Keogh_and_often_above()
    {
        var pairs = Enumerable.Range(0, 50).Select(seed => (A: Walk(seed, 90), B: Walk(seed + 500, 90))).ToArray();

        var keogh = pairs.Select(pair => LowerBounds.Keogh(pair.A, pair.B, Banded)).ToArray();
        var improved = pairs.Select(pair => LowerBounds.Improved(pair.A, pair.B, Banded)).ToArray();

        Assert.All(keogh.Zip(improved), pair => Assert.InRange(pair.Second, pair.First * (1 - 1e-9), double.MaxValue));
        Assert.True(keogh.Zip(improved).Count(pair => pair.Second > pair.First * 1.05) > 10);
    }

    [Fact]
    public void LB_Keogh_of_a_band_of_no_width_is_the_distance_but_for_the_margin()
    {
        var definition = new DtwDefinition { Band = Band.SakoeChibaFrames(0), LocalCost = LocalCost.SquaredEuclidean };
        var (a, b) = (Walk(1, 77), Walk(2, 77));
        var distance = Dtw.Distance(a, b, definition);

        foreach (var bound in (double[])[LowerBounds.Keogh(a, b, definition), LowerBounds.KeoghOfCandidate(a, b, definition), LowerBounds.Improved(a, b, definition)])
        {
            Assert.InRange(bound, distance * (1 - 1e-11), distance);
        }
    }

    [Fact]
    public void A_shape_is_found_in_a_long_series_whatever_its_size_and_place()
    {
        var longWalk = Walk(3, 600);
        var shape = new FeatureSeries("shape", ["x"], "m", Array.ConvertAll(longWalk.Values.Slice(410, 60).ToArray(), value => 5 + (value * 0.125)));

        var found = SubsequenceSearch.Windows(shape, longWalk, new() { ZNormalize = true, Count = 2, Separation = 60 }, Banded);

        Assert.Equal(410, found.Matches[0].Start);
        Assert.InRange(found.Matches[0].Distance, 0, 1e-9);
        Assert.True(Math.Abs(found.Matches[1].Start - 410) >= 60);
        Assert.Equal("1", found.Unit);
        Assert.Contains("z-normalized", found.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slowed_movement_is_found_as_a_longer_stretch()
    {
        var query = FeatureSeries.Of("step", "mm", 0, 1, 3, 1, 0);
        var series = FeatureSeries.Of("walk", "mm", 9, 9, 0, 0, 1, 1, 3, 3, 3, 1, 0, 9, 9);

        var match = Assert.Single(SubsequenceSearch.Stretches(query, series).Matches);

        Assert.Equal((3, 0.0), (match.Start, match.Distance));
        Assert.Equal(11, match.Start + match.Length);
    }

    [Fact]
    public void A_NaN_in_a_candidate_or_in_the_query_is_refused_with_its_place()
    {
        var broken = FeatureSeries.Of("knee", "rad", 1, 2, double.NaN, 4);
        var whole = FeatureSeries.Of("hip", "rad", 1, 2, 3, 4);

        foreach (var refused in (SeriesException[])
        [
            Assert.Throws<SeriesException>(() => NearestNeighbors.Find(whole, [whole, broken])),
            Assert.Throws<SeriesException>(() => NearestNeighbors.Find(broken, [whole])),
            Assert.Throws<SeriesException>(() => SubsequenceSearch.Windows(whole, broken)),
            Assert.Throws<SeriesException>(() => SubsequenceSearch.Stretches(broken, whole)),
            Assert.Throws<SeriesException>(() => LowerBounds.Keogh(whole, broken)),
        ])
        {
            Assert.StartsWith("knee: frame 2: knee is NaN.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_searched_says_why()
    {
        var walk = Walk(1, 30);
        var flat = new FeatureSeries("flat", ["x", "y"], "mm", new double[60]);

        Assert.Contains("at least one candidate", Assert.Throws<ArgumentException>(() => NearestNeighbors.Find(walk, [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbors.Find(walk, [walk], k: 0));
        Assert.StartsWith("flat: the series has 2 numbers a frame", Assert.Throws<SeriesException>(() => NearestNeighbors.Find(flat, [walk])).Message, StringComparison.Ordinal);
        Assert.StartsWith("walk 1: the series has 30 frames, fewer than the window's 40.", Assert.Throws<SeriesException>(() => SubsequenceSearch.Windows(Walk(2, 40), walk)).Message, StringComparison.Ordinal);
        Assert.Contains("Leave out both", Assert.Throws<ArgumentException>(() => SubsequenceSearch.Stretches(walk, walk, definition: Banded)).Message, StringComparison.Ordinal);
        Assert.Contains("leaves no path", Assert.Throws<SeriesException>(() => NearestNeighbors.Find(walk, [Walk(2, 40)], definition: new() { Band = Band.Unscaled(3) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_that_no_path_leads_to_is_no_neighbor()
    {
        var found = NearestNeighbors.Find(Walk(1, 30), [Walk(2, 40), Walk(3, 31)], k: 2, new() { Band = Band.Unscaled(3) });

        Assert.Equal(1, Assert.Single(found.Neighbors).Index);
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var walks = Enumerable.Range(0, 20).Select(seed => Walk(seed, 30)).ToArray();

        Assert.ThrowsAny<OperationCanceledException>(() => NearestNeighbors.Find(walks[0], walks, cancellation: new(canceled: true)));
        Assert.ThrowsAny<OperationCanceledException>(() => SubsequenceSearch.Windows(walks[0], Walk(1, 300), cancellation: new(canceled: true)));
    }

    [Fact]
    public void Poses_are_searched_in_the_representation_of_the_definition()
    {
        var poses = Enumerable.Range(0, 5)
            .Select(at => new PoseSequence(Skeleton.Unnamed(2), 30, Walk(at, 60).Values.ToArray()).Named($"trial {at}"))
            .ToArray();

        var found = NearestNeighbors.Find(poses[3], poses);

        Assert.Equal(("trial 3", 0.0), (found.Neighbors[0].Label, found.Neighbors[0].Distance));
    }

    private static FeatureSeries Shifted(FeatureSeries series, double by) => new(series.Label, series.Names, series.Unit, Array.ConvertAll(series.Values.ToArray(), value => value + by));

    private static FeatureSeries Walk(long seed, int length)
    {
        var random = new SeededRandom(seed);
        var value = 0.0;
        return FeatureSeries.Of($"walk {seed}", "mm", [.. Enumerable.Range(0, length).Select(_ => value += random.NextGaussian())]);
    }
}
