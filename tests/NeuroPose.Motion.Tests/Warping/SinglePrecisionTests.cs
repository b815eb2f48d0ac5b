using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

public class SinglePrecisionTests
{
    private static readonly DtwDefinition Single = new() { Precision = Precision.Single };

    private static readonly Gen<DtwDefinition> SingleSteps =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean)
        from band in Gen.Elements(Band.None, Band.None, Band.SakoeChiba(0), Band.SakoeChiba(0.1), Band.SakoeChiba(0.5))
        from steps in KernelCases.AnySteps
        select Single with { LocalCost = cost, Band = band, StepPattern = steps.Pattern, Penalty = steps.Penalty };

    private static readonly Arbitrary<(int Rows, int Columns, int Dimensions, bool HasTies, int Seed, DtwDefinition Definition)> AnyCase = KernelCases.With(SingleSteps);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_register_of_any_width_gives_the_bits_of_a_plain_loop_of_floats(int lanes) =>
        Prop.ForAll(AnyCase, c =>
        {
            var (first, second) = KernelCases.Series(c.Rows, c.Columns, c.Dimensions, c.HasTies, c.Seed);
            var problem = new Warp(first, second, c.Definition).Problem;
            if (problem.Window.IsOrderly)
            {
                using var kernel = WarpKernel.For<float>(problem, first, second, c.Definition, lanes)!;
                Assert.Equal(FloatRecursion.Sum(problem, first, second, c.Definition), kernel.Sum(double.PositiveInfinity, CancellationToken.None));
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Many_pairs_at_once_have_the_bits_of_a_plain_loop_of_floats(int lanes) =>
        Prop.ForAll(AnyCase, c =>
        {
            var (first, second) = KernelCases.Series(c.Rows, c.Columns, c.Dimensions, c.HasTies, c.Seed);
            FeatureSeries[] seconds = [.. Enumerable.Range(0, 19).Select(index => KernelCases.Series(c.Rows, c.Columns, c.Dimensions, c.HasTies, c.Seed + index).Second)];
            var distances = new double[seconds.Length];
            PairBlock.Distances(first, seconds, c.Definition, distances, lanes, CancellationToken.None);
            Assert.Equal(seconds.Select(other => FloatRecursion.Sum(new Warp(first, other, c.Definition).Problem, first, other, c.Definition)), distances);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1000)]
    [InlineData(5000)]
    public void The_distance_of_random_walks_is_off_by_three_millionths_at_most(int length)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var (first, second) = KernelCases.Series(length, length, 1, hasTies: false, seed);
            var exact = Dtw.Distance(first, second);
            var error = Math.Abs(Dtw.Distance(first, second, Single) - exact) / exact;
            Assert.InRange(error, double.Epsilon, 3e-6);
        }
    }

    [Fact]
    public void The_definition_says_single_precision_only_where_it_is()
    {
        Assert.StartsWith("Exact DTW in single precision on ", Single.Describe(), StringComparison.Ordinal);
        Assert.DoesNotContain("precision", new DtwDefinition().Describe(), StringComparison.Ordinal);
    }

    // As doubles the first candidate is farther than the second, as floats they are the same: a bound of doubles would leave it out.
    [Fact]
    public void A_search_in_single_precision_leaves_out_no_candidate_that_rounding_brings_nearer()
    {
        FeatureSeries[] candidates = [Constant("rounded", 1 + 4e-8), Constant("one", 1)];
        var expected = candidates.Select((one, index) => (Index: index, Distance: Dtw.Distance(Constant("zero", 0), one, Single))).MinBy(one => one.Distance);
        var found = Assert.Single(NearestNeighbors.Find(Constant("zero", 0), candidates, 1, Single).Neighbors);
        Assert.Equal(expected, (found.Index, found.Distance));
        Assert.Equal((0, 64), expected);

        static FeatureSeries Constant(string label, double value) => new(label, ["x"], "1", Enumerable.Repeat(value, 64).ToArray());
    }

    public static TheoryData<DtwDefinition, string> WithoutKernel => new()
    {
        { Single with { StepPattern = StepPattern.SymmetricP1 }, "single steps" },
        { Single with { Relaxation = Relaxation.OpenEnd }, "fixed ends" },
        { Single with { LocalCost = LocalCost.Cosine }, "not cosine ones" },
        { Single with { Backend = Backend.FastDtw() }, "Backend.Exact" },
        { Single with { Weighting = PhaseWeighting.Logistic(0.1) }, "PhaseWeighting.None" },
        { Single with { MaximumStep = 3 }, "MaximumStep" },
        { Single with { Normalizer = Normalizer.PathLength }, "normalizer" },
        { Single with { Penalty = new(Additive: 1e300) }, "finite floats" },
        { Single with { Band = Band.Rows((0, 2), (0, 1), (0, 2)) }, "turn back" },
    };

    [Theory]
    [MemberData(nameof(WithoutKernel))]
    public void What_has_no_kernel_is_refused_with_what_to_change(DtwDefinition definition, string reason)
    {
        var (first, second) = KernelCases.Series(3, 3, 1, hasTies: true, seed: 1);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Dtw.Distance(first, second, definition)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_is_not_known_is_refused() =>
        Assert.Contains("Double, Single", Assert.Throws<ArgumentOutOfRangeException>(() => new DtwDefinition { Precision = (Precision)7 }).Message, StringComparison.Ordinal);

    [Fact]
    public void Paths_and_cost_matrices_are_refused()
    {
        var (first, second) = KernelCases.Series(5, 5, 1, hasTies: true, seed: 1);
        Assert.Contains("Use Precision.Double for the path", Assert.Throws<ArgumentException>(() => Dtw.Align(first, second, Single)).Message, StringComparison.Ordinal);
        Assert.Contains("Use Precision.Double for the cost matrix", Assert.Throws<ArgumentException>(() => Dtw.CostMatrix(first, second, Single)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_sums_beyond_the_largest_float_are_refused_with_their_place()
    {
        var small = new FeatureSeries("small", ["x"], "1", new double[] { 0, 0 });
        var tooLarge = Assert.Throws<SeriesException>(() => Dtw.Distance(small, new FeatureSeries("large", ["x"], "1", new double[] { 0, 1e39 }), Single));
        Assert.Equal(1, tooLarge.Place!.Frame);
        Assert.Contains("largest float", tooLarge.Message, StringComparison.Ordinal);
        var sum = Assert.Throws<SeriesException>(() => Dtw.Distance(small, new FeatureSeries("steep", ["x"], "1", new double[] { 0, 1e30 }), Single with { LocalCost = LocalCost.SquaredEuclidean }));
        Assert.Contains("add up beyond the largest float", sum.Message, StringComparison.Ordinal);
    }
}
