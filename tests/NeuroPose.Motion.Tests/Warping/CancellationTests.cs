using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;
using NeuroPose.Warping.Kernels;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>
/// Work that was cancelled stops within some thousand matches, whatever is computed and however long the series are. Work is counted, not
/// time: a match of the kernels takes about a nanosecond.
/// </summary>
public sealed class CancellationTests
{
    // Beyond the cancellation: a strip's costs, or a row of them.
    private const long MostMatches = 200_000;

    private static readonly DtwDefinition[] Definitions =
    [
        new(),
        new() { StepPattern = StepPattern.AsymmetricP0 },
        new() { Relaxation = Relaxation.AllEnds(5) },
        new() { Band = Band.SakoeChiba(0.5) },
        new() { Backend = Backend.FastDtw(30) },
    ];

    public static TheoryData<int> EveryDefinition => [.. Enumerable.Range(0, Definitions.Length)];

    [Theory]
    [MemberData(nameof(EveryDefinition))]
    public void A_distance_a_path_and_a_cost_matrix_stop_soon_after_the_first_match(int index)
    {
        Assert.All(
            new Action<FeatureSeries, FeatureSeries, DtwDefinition, CancellationToken>[]
            {
                (first, second, definition, stop) => Dtw.Distance(first, second, definition, stop),
                (first, second, definition, stop) => Dtw.Align(first, second, definition, stop),
                (first, second, definition, stop) => Dtw.CostMatrix(first, second, definition, stop),
            },
            work =>
            {
                using var stop = new CancellationTokenSource();
                var matches = 0L;
                var cost = LocalCost.Custom("counted", (one, other) =>
                {
                    if (Interlocked.Increment(ref matches) == 1)
                    {
                        stop.Cancel();
                    }

                    return Math.Abs(one[0] - other[0]);
                });
                var (first, second) = (Wave(3_000), Wave(20_000));
                Assert.ThrowsAny<OperationCanceledException>(
                    () => work(first, second, Definitions[index] with { LocalCost = cost }, stop.Token));
                Assert.InRange(matches, 1, MostMatches);
            });
    }

    [Fact]
    public void One_row_of_a_million_columns_is_not_computed_to_its_end()
    {
        using var stop = new CancellationTokenSource();
        var matches = 0L;
        var cost = LocalCost.Custom("counted", (_, _) =>
        {
            matches++;
            stop.Cancel();
            return 1;
        });
        var definition = new DtwDefinition { LocalCost = cost, Relaxation = Relaxation.OpenEnd };
        Assert.ThrowsAny<OperationCanceledException>(() => Dtw.Distance(Wave(2), Wave(1_000_000), definition, stop.Token));
        Assert.InRange(matches, 1, MostMatches);
    }

    [Fact]
    public void A_kernel_looks_up_within_a_strip()
    {
        using var stop = new CancellationTokenSource();
        var (first, second) = (Wave(64), Wave(200_000));
        var definition = new DtwDefinition();
        var lanes = StripPrograms.WidestLanes<double>();
        using var points = new PointFeed<double>(first.Memory, second.Values, first.Dimensions, lanes);
        using var feed = new StoppingFeed(points, stop);
        using var kernel = new PairKernel<double>(
            StripPrograms.OfRows<double>(WarpKernel.CostKind(definition, first, second), WarpKernel.Weights(definition)!.Value, lanes),
            feed,
            new Warp(first, second, definition).Problem.Window);

        Assert.ThrowsAny<OperationCanceledException>(() => kernel.Sum(double.PositiveInfinity, stop.Token));
        Assert.Equal(1, feed.Runs);
    }

    [Fact]
    public void What_was_cancelled_before_is_not_begun()
    {
        var (first, second, stop) = (Wave(10), Wave(10), new CancellationToken(canceled: true));
        Assert.ThrowsAny<OperationCanceledException>(() => Dtw.Distance(first, second, cancellation: stop));
        Assert.ThrowsAny<OperationCanceledException>(() => Dtw.Align(first, second, cancellation: stop));
        Assert.ThrowsAny<OperationCanceledException>(() => Dtw.CostMatrix(first, second, cancellation: stop));
    }

    private static FeatureSeries Wave(int length) =>
        FeatureSeries.Of("wave", "mm", [.. Enumerable.Range(0, length).Select(frame => (double)(frame % 17))]);

    private sealed class StoppingFeed(StripFeed<double> points, CancellationTokenSource stop) : StripFeed<double>
    {
        public int Runs { get; private set; }

        public override double[] Costs => points.Costs;

        public override double[] Rows => points.Rows;

        public override void Load(StripPlace strip, int fromStep, int toStep)
        {
            Runs++;
            stop.Cancel();
            points.Load(strip, fromStep, toStep);
        }

        public override int At(StripPlace strip, int step) => points.At(strip, step);

        public override void Dispose()
        {
            // The points are disposed by who made them.
        }
    }
}
