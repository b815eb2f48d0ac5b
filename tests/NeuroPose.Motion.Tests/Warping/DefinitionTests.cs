using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Any definition, on short series: against every path there is, and its distance, path and cost matrix against each other.</summary>
public class DefinitionTests
{
    private static readonly StepPattern[] Patterns =
    [
        .. StepPattern.Classical,
        .. from type in Enumerable.Range(1, 7)
           from weighting in Enum.GetValues<SlopeWeighting>()
           from smoothed in (bool[])[false, true]
           select StepPattern.RabinerJuang(type, weighting, smoothed),
    ];

    private static readonly Gen<FeatureSeries> AnySeries =
        from length in Gen.Choose(3, 6)
        from values in Gen.ArrayOf(Gen.Choose(1, 9), length * 2)
        select new FeatureSeries("series", ["x", "y"], "mm", values.Select(value => value / 3.0).ToArray());

    private static readonly Gen<Relaxation> AnyRelaxation = Gen.OneOf(
        Gen.Constant(Relaxation.None),
        Gen.Constant(Relaxation.Subsequence),
        from a in Gen.Choose(0, 2) from b in Gen.Choose(0, 2) from c in Gen.Choose(0, 2) from d in Gen.Choose(0, 2) select new Relaxation(a, b, c, d));

    private static readonly Gen<DtwDefinition> AnyDefinition =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean, LocalCost.Absolute, LocalCost.Cosine)
        from band in Gen.Elements(Band.None, Band.SakoeChiba(0), Band.SakoeChiba(0.4), Band.SakoeChibaFrames(0), Band.SakoeChibaFrames(2), Band.Unscaled(1), Band.Itakura(), Band.Itakura(1.2))
        from pattern in Gen.Elements(Patterns)
        from penalty in Gen.Elements(Penalty.None, Penalty.None, new Penalty(Additive: 0.7), new Penalty(Multiplicative: 1.5), new Penalty(0.1, 0))
        from maximumStep in Gen.Elements(double.PositiveInfinity, double.PositiveInfinity, 3.0)
        from relaxation in AnyRelaxation
        from tieBreak in Gen.Elements(Enum.GetValues<TieBreak>())
        select new DtwDefinition
        {
            LocalCost = cost,
            Band = band,
            StepPattern = pattern,
            Penalty = penalty,
            MaximumStep = maximumStep,
            Relaxation = relaxation,
            TieBreak = tieBreak,
        };

    private static readonly Arbitrary<(FeatureSeries First, FeatureSeries Second, DtwDefinition Definition)> AnyCase =
        (from first in AnySeries
         from second in AnySeries
         from definition in AnyDefinition
         select (first, second, definition)).ToArbitrary();

    [Fact]
    public void The_distance_is_the_least_sum_over_every_path_to_the_bit() =>
        Holds((first, second, definition) =>
        {
            var least = new EveryPath(first, second, definition).LeastSum();
            if (double.IsFinite(least))
            {
                Assert.Equal(least, Dtw.Distance(first, second, definition));
            }
            else
            {
                Assert.Throws<SeriesException>(() => Dtw.Distance(first, second, definition));
            }
        });

    [Fact]
    public void Distance_path_and_cost_matrix_come_from_one_recursion() =>
        HoldsWherePathsExist((first, second, definition) =>
        {
            var result = Dtw.Align(first, second, definition);
            var matrix = Dtw.CostMatrix(first, second, definition);
            var (i, j) = result.Path[^1];
            Assert.Equal(Dtw.Distance(first, second, definition), result.Distance);
            Assert.Equal(result.Distance, matrix[i, j]);
            Assert.Equal(result.Distance, new EveryPath(first, second, definition).SumOf(result.Path));
        });

    [Fact]
    public void A_definition_that_says_it_is_symmetric_is() =>
        HoldsWherePathsExist((first, second, definition) =>
        {
            if (definition.IsSymmetric)
            {
                Assert.Equal(Dtw.Distance(first, second, definition), Dtw.Distance(second, first, definition));
            }
        });

    [Fact]
    public void Exchanging_the_series_and_their_open_ends_changes_nothing() =>
        HoldsWherePathsExist((first, second, definition) =>
        {
            var ends = definition.Relaxation;
            if ((definition with { Relaxation = Relaxation.None }).IsSymmetric)
            {
                var exchanged = definition with { Relaxation = new(ends.SecondBegin, ends.SecondEnd, ends.FirstBegin, ends.FirstEnd) };
                Assert.Equal(Dtw.Distance(first, second, definition), Dtw.Distance(second, first, exchanged));
            }
        });

    [Fact]
    public void The_divisor_is_what_the_weights_add_up_to_on_every_path() =>
        HoldsWherePathsExist((first, second, definition) =>
        {
            // With a cost of 1 everywhere the sum is that of the weights; the first match has weight 1 where the pattern gives 2 to a step in both.
            var ones = definition with
            {
                LocalCost = LocalCost.Custom("one", static (_, _) => 1),
                Penalty = Penalty.None,
                MaximumStep = double.PositiveInfinity,
                Relaxation = Relaxation.None,
                Normalizer = Normalizer.OfStepPattern,
            };
            if (ones.StepPattern.Normalizer is { } normalizer && double.IsFinite(new EveryPath(first, second, ones).LeastSum()))
            {
                var missing = normalizer == Normalizer.SumOfLengths ? 1.0 / (first.Length + second.Length) : 0;
                Assert.Equal(1, Dtw.Distance(first, second, ones) + missing, precision: 12);
            }
        });

    [Theory]
    [InlineData(3, 9, 6)]
    [InlineData(9, 4, 5)]
    public void A_band_without_a_path_names_the_smallest_that_has_one(int rows, int columns, int smallest)
    {
        var (first, second) = (FeatureSeries.Of("short", "1", new double[rows]), FeatureSeries.Of("long", "1", new double[columns]));
        var error = Assert.Throws<SeriesException>(() => Dtw.Distance(first, second, new() { Band = Band.Unscaled(2) }));
        Assert.Contains($"The smallest radius that does is {smallest}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Dtw.Distance(first, second, new() { Band = Band.Unscaled(smallest) }));
        Assert.Throws<SeriesException>(() => Dtw.Distance(first, second, new() { Band = Band.Unscaled(smallest - 1) }));
    }

    [Fact]
    public void A_step_pattern_that_cannot_bend_so_far_says_so_without_blaming_the_band()
    {
        var (first, second) = (FeatureSeries.Of("a", "1", new double[3]), FeatureSeries.Of("b", "1", new double[30]));
        var error = Assert.Throws<SeriesException>(() => Dtw.Distance(first, second, new() { StepPattern = StepPattern.SymmetricP2 }));
        Assert.Contains("symmetricP2 has no path between series of 3 and 30 frames", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_divisor_that_the_step_pattern_does_not_have_is_refused_with_a_way_out()
    {
        var series = FeatureSeries.Of("a", "1", 1, 2, 3);
        var error = Assert.Throws<ArgumentException>(() => Dtw.Distance(series, series, new() { Normalizer = Normalizer.OfStepPattern }));
        Assert.Contains("symmetric2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_zeros_has_no_direction_for_the_cosine_and_is_named()
    {
        var error = Assert.Throws<SeriesException>(() => Dtw.Distance(
            FeatureSeries.Of("a", "1", 1, 2, 0, 4), FeatureSeries.Of("b", "1", 1, 2), new() { LocalCost = LocalCost.Cosine }));
        Assert.Equal(2, error.Place.Frame);
    }

    [Fact]
    public void A_cost_that_is_no_cost_is_refused()
    {
        var series = FeatureSeries.Of("a", "1", 1, 2, 3);
        var definition = new DtwDefinition { LocalCost = LocalCost.Custom("odd", (one, other) => one[0] - other[0]) };
        Assert.Contains("\"odd\" returned -1", Assert.Throws<ArgumentException>(() => Dtw.Distance(series, series, definition)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_derivative_of_a_straight_line_is_its_slope_wherever_it_lies()
    {
        var (low, high) = (FeatureSeries.Of("low", "1", 0, 2, 4, 6), FeatureSeries.Of("high", "1", 100, 102, 104, 106));
        Assert.Equal(0, Dtw.Distance(low, high, new() { Transform = SeriesTransform.Derivative }));
        Assert.NotEqual(0, Dtw.Distance(low, high));
    }

    private static void HoldsWherePathsExist(Action<FeatureSeries, FeatureSeries, DtwDefinition> property) =>
        Holds((first, second, definition) =>
        {
            if (double.IsFinite(new EveryPath(first, second, definition).LeastSum()))
            {
                property(first, second, definition);
            }
        });

    private static void Holds(Action<FeatureSeries, FeatureSeries, DtwDefinition> property) =>
        Prop.ForAll(AnyCase, c => property(c.First, c.Second, c.Definition)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
