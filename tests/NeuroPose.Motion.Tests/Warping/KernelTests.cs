using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;
using NeuroPose.Warping.Kernels;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>The vector kernels against the general recursion, for every register width: the same bits, and the same path.</summary>
public class KernelTests
{
    private static readonly LocalCost Widest = LocalCost.Custom("largest difference", LargestDifference, isSymmetric: true);

    private static readonly Gen<DtwDefinition> SingleSteps =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean, LocalCost.Absolute, Widest)
        from band in Gen.Elements(Band.None, Band.None, Band.SakoeChiba(0), Band.SakoeChiba(0.1), Band.SakoeChibaFrames(40), Band.SakoeChiba(0.5), Band.Itakura())
        from tieBreak in Gen.Elements(Enum.GetValues<TieBreak>())
        from maximumStep in Gen.Elements(double.PositiveInfinity, double.PositiveInfinity, 1000)
        from steps in KernelCases.AnySteps
        select new DtwDefinition
        {
            LocalCost = cost,
            Band = band,
            TieBreak = tieBreak,
            MaximumStep = maximumStep,
            StepPattern = steps.Pattern,
            Penalty = steps.Penalty,
        };

    private static readonly Arbitrary<(int Rows, int Columns, int Dimensions, bool HasTies, int Seed, DtwDefinition Definition)> AnyCase = KernelCases.With(SingleSteps);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_register_of_any_width_gives_the_recursions_distance_and_path(int lanes) =>
        Prop.ForAll(AnyCase, c =>
        {
            var (first, second) = KernelCases.Series(c.Rows, c.Columns, c.Dimensions, c.HasTies, c.Seed);
            var problem = new Warp(first, second, c.Definition).Problem;
            var (solution, path) = new PathSearch(problem).Solve();
            Assert.Equal(solution.Sum, new GeneralRecursion(problem).Solve().Sum);
            if (!problem.Window.IsOrderly)
            {
                return;
            }

            Assert.Equal(solution.Sum, Kernel().Sum(double.PositiveInfinity, CancellationToken.None));
            var (sum, traced) = new PairTrace(Kernel(), problem).Solve(CancellationToken.None);
            Assert.Equal(solution.Sum, sum);
            Assert.Equal(path, traced);

            PairKernel<double> Kernel() => WarpKernel.For<double>(problem, first, second, c.Definition, lanes)!;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Many_pairs_at_once_have_the_distances_of_each_alone(int lanes) =>
        Prop.ForAll(AnyCase, c =>
        {
            var (first, second) = KernelCases.Series(c.Rows, c.Columns, c.Dimensions, c.HasTies, c.Seed);
            var others = Enumerable.Range(0, 11).Select(index => index % 3 == 0 ? second : KernelCases.Series(c.Rows, 1 + (c.Columns * (index + 3) / 7), c.Dimensions, c.HasTies, c.Seed + index).Second);
            FeatureSeries[] seconds = [.. others, second, second, second, second];
            var definition = c.Definition with
            {
                // Lengths differ and every walk may leap: neither is to leave a pair without a path here.
                Band = c.Definition.Band == Band.SakoeChibaFrames(40) ? Band.None : c.Definition.Band,
                MaximumStep = double.PositiveInfinity,
            };
            var distances = new double[seconds.Length];
            PairBlock.Distances(first, seconds, definition, distances, lanes, CancellationToken.None);
            Assert.Equal(seconds.Select(other => new GeneralRecursion(new Warp(first, other, definition).Problem).Solve().Sum), distances);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    [InlineData(20_000)]
    public void The_path_of_long_series_is_the_same_however_little_memory_it_may_take(long keptBytes)
    {
        var (first, second) = KernelCases.Series(700, 900, 1, hasTies: true, seed: 5);
        var definition = new DtwDefinition();
        var problem = new Warp(first, second, definition).Problem;
        Assert.Equal(
            Dtw.Align(first, second).Path,
            new PairTrace(WarpKernel.For<double>(problem, first, second, definition)!, problem, keptBytes).Solve(CancellationToken.None).Path);
    }

    [Fact]
    public void A_maximum_just_below_the_distance_abandons_and_the_distance_itself_does_not()
    {
        var (first, second) = KernelCases.Series(500, 450, 1, hasTies: false, seed: 9);
        var distance = Dtw.Distance(first, second);
        Assert.Equal(distance, Dtw.Distance(first, second, new() { MaximumSum = distance }));
        Assert.Equal(double.PositiveInfinity, Dtw.Distance(first, second, new() { MaximumSum = Math.BitDecrement(distance) }));
        var abandoned = Dtw.Align(first, second, new() { MaximumSum = distance / 2 });
        Assert.True(abandoned.Abandoned);
        Assert.Empty(abandoned.Path);
        Assert.Contains("abandoned", abandoned.ToString(), StringComparison.Ordinal);
    }

    private static double LargestDifference(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var largest = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(first[index] - second[index]));
        }

        return largest;
    }
}
