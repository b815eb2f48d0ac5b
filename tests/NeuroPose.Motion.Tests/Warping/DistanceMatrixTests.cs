using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>The distances of many series: square, condensed and cross.</summary>
public class DistanceMatrixTests
{
    public static TheoryData<int> Definitions => [.. Enumerable.Range(0, AnyMotion.Definitions.Count)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_cell_is_the_distance_from_the_rows_series_to_the_columns_to_the_bit(int index)
    {
        var definition = AnyMotion.Definitions[index];
        var series = AnyMotion.Walks(9);

        var matrix = Dtw.DistanceMatrix(series, definition);

        for (var row = 0; row < series.Length; row++)
        {
            for (var column = 0; column < series.Length; column++)
            {
                Assert.Equal(Bits(Dtw.Distance(series[row], series[column], definition)), Bits(matrix[row, column]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_that_says_it_is_symmetric_gives_both_orders_the_same_bits(int index)
    {
        var definition = AnyMotion.Definitions[index];
        var series = AnyMotion.Walks(9, seed: 3);

        var differences = series.SelectMany(one => series.Select(other => (one, other)))
            .Count(pair => Bits(Dtw.Distance(pair.one, pair.other, definition)) != Bits(Dtw.Distance(pair.other, pair.one, definition)));

        Assert.True(differences == 0 || !definition.IsSymmetric, definition.Describe());
    }

    [Fact]
    public void Both_directions_of_a_pair_are_kept_where_they_differ()
    {
        var (part, whole) = (FeatureSeries.Of("part", "mm", 1, 2), FeatureSeries.Of("whole", "mm", 5, 1, 2, 5));

        var matrix = Dtw.DistanceMatrix([part, whole], new() { Relaxation = Relaxation.Subsequence });

        Assert.False(matrix.IsSymmetric);
        Assert.Equal((0, 7), (matrix[0, 1], matrix[1, 0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        // More columns than a block has, so that rows are divided.
        var series = AnyMotion.Walks(300);
        var definition = new DtwDefinition { Band = Band.SakoeChibaFrames(2) };

        var one = Dtw.DistanceMatrix(series, definition, new MatrixOptions { Threads = 1 });
        var many = Dtw.DistanceMatrix(series, definition, new MatrixOptions { Threads = threads });
        var byDefault = Dtw.DistanceMatrix(series, definition);

        Assert.True(one.Values.SequenceEqual(many.Values));
        Assert.True(one.Values.SequenceEqual(byDefault.Values));
    }

    [Fact]
    public void Condensed_distances_come_in_the_order_of_SciPy()
    {
        var series = AnyMotion.Walks(5);

        var square = Dtw.DistanceMatrix(series);
        var condensed = Dtw.CondensedDistances(series);

        double[] expected = [square[0, 1], square[0, 2], square[0, 3], square[0, 4], square[1, 2], square[1, 3], square[1, 4], square[2, 3], square[2, 4], square[3, 4]];
        Assert.Equal(expected, condensed.Values.ToArray());
        Assert.Equal(expected, square.ToCondensed().Values.ToArray());
        Assert.Equal(square[3, 1], condensed[3, 1]);
        Assert.Equal(square.InputSha256, condensed.InputSha256);
        Assert.Contains("no diagonal", Assert.Throws<ArgumentException>(() => condensed[2, 2]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_distances_a_pair_cannot_be_condensed()
    {
        var definition = new DtwDefinition { StepPattern = StepPattern.Asymmetric };
        var series = AnyMotion.Walks(3);

        Assert.Contains("Use the square matrix.", Assert.Throws<ArgumentException>(() => Dtw.CondensedDistances(series, definition)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dtw.DistanceMatrix(series, new() { Normalizer = Normalizer.PathLength }).ToCondensed());
    }

    [Fact]
    public void A_cross_matrix_has_a_row_for_each_of_one_list_and_a_column_for_each_of_the_other()
    {
        var series = AnyMotion.Walks(8);
        var square = Dtw.DistanceMatrix(series);

        var cross = Dtw.CrossDistances(series[..3], series[3..], options: new() { Threads = 2 });

        Assert.Equal(["walk 0", "walk 1", "walk 2"], cross.RowLabels);
        Assert.Equal(5, cross.ColumnLabels.Count);
        Assert.Equal(square[2, 7], cross[2, 4]);
        Assert.Equal(square[0, 3], cross[0, 0]);
        Assert.StartsWith("3 × 5 distances (mm). Exact DTW", cross.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Poses_can_be_compared_in_every_shape()
    {
        var walks = Enumerable.Range(0, 3).Select(index => new PoseSequence(Skeleton.Unnamed(1), 30, Enumerable.Range(0, 12).Select(value => value * (index + 1.0)).ToArray()).Named($"{index}")).ToArray();

        var square = Dtw.DistanceMatrix(walks, definition: null, new MatrixOptions());

        Assert.Equal(square[0, 2], Dtw.CondensedDistances(walks)[0, 2]);
        Assert.Equal(square[0, 2], Dtw.CrossDistances(walks[..1], walks[2..])[0, 0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_several_failures_the_first_in_the_order_of_the_matrix_is_told(int threads)
    {
        var series = AnyMotion.Walks(30);
        series[11] = FeatureSeries.Of("short", "mm", 1, 2);
        series[23] = FeatureSeries.Of("shorter", "mm", 1);
        var one = series.Select(walk => FeatureSeries.Of(walk.Label, "mm", walk.Column(0))).ToArray();

        var refused = Assert.Throws<SeriesException>(() => Dtw.DistanceMatrix(one, new() { Band = Band.Unscaled(18) }, new MatrixOptions { Threads = threads }));

        // The first row's own first failure: blocks go by length inside, but each reports its row.
        Assert.Equal("walk 0", refused.Place.File);
    }

    [Fact]
    public void Progress_never_goes_back_and_ends_with_all_pairs()
    {
        List<Progress> reports = [];

        Dtw.DistanceMatrix(AnyMotion.Walks(20), new(), new() { Threads = 3 }, new Listener(reports));

        Assert.Equal(reports.Select(report => report.Done).Order(), reports.Select(report => report.Done));
        Assert.Equal(new Progress(190, 190, "pairs"), reports[^1]);
    }

    [Fact]
    public void A_cancelled_matrix_stops_at_once()
    {
        using var stop = new CancellationTokenSource();
        var costs = 0;
        var definition = new DtwDefinition
        {
            LocalCost = LocalCost.Custom("stops", (first, second) =>
            {
                Interlocked.Increment(ref costs);
                stop.Cancel();
                return 1;
            }),
        };

        Assert.ThrowsAny<OperationCanceledException>(() => Dtw.DistanceMatrix(AnyMotion.Walks(12), definition, cancellation: stop.Token));

        // The pair that was being computed is finished, no other is begun.
        Assert.True(costs <= 35 * 35, $"{costs} matches were tried");
    }

    [Fact]
    public void A_matrix_larger_than_memory_says_how_large_and_what_to_do()
    {
        var refused = Assert.Throws<CapacityException>(() => Capacity.Array(60_000, 60_000, 60_000L * 60_000, memory: 16_000_000_000));

        Assert.StartsWith("60000 × 60000 distances take 28.8 GB of memory, but one array may take 16 GB here. Write them to a file", refused.Message, StringComparison.Ordinal);
        Assert.Equal(28_800_000_000, refused.RequiredBytes);
        Assert.Equal(6, Capacity.Array(2, 3, 6, memory: 48).Length);
    }

    [Fact]
    public void Less_than_one_thread_is_refused() =>
        Assert.Contains("At least one thread", Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixOptions { Threads = 0 }).Message, StringComparison.Ordinal);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private sealed class Listener(List<Progress> reports) : IProgress<Progress>
    {
        public void Report(Progress value) => reports.Add(value);
    }
}
