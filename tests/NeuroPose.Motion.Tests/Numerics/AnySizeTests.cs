using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Alignment;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Numerics;

/// <summary>Numbers at the edge of what a double holds give what the same numbers of ordinary size give, scaled.</summary>
public class AnySizeTests
{
    private static readonly Arbitrary<(int Seed, int Exponent)> Scales =
        (from seed in Gen.Choose(0, int.MaxValue)
         from exponent in Gen.Choose(-900, 1000)
         select (seed, exponent)).ToArbitrary();

    [Fact]
    public void Costs_of_numbers_whose_squares_overflow_or_vanish_are_the_true_ones()
    {
        Assert.Equal(0, LocalCost.Cosine.Between([1e155, 1e155], [1, 1]), 1e-15);
        Assert.Equal(1, LocalCost.Cosine.Between([1e-200, 0], [0, 1e200]), 1e-15);
        Assert.Equal(2, LocalCost.Cosine.Between([1e300, 1e300], [-1e-300, -1e-300]), 1e-15);
        Assert.Equal(5e-200, LocalCost.Euclidean.Between([3e-200, 4e-200], [0, 0]), 1e-214);
        Assert.Equal(5e200, LocalCost.Euclidean.Between([3e200, 0], [0, 4e200]), 1e186);
        Assert.Equal(double.Epsilon, LocalCost.Euclidean.Between([double.Epsilon, 1], [0, 1]));
        Assert.Equal(0, LocalCost.Euclidean.Between([1e-200, 7], [1e-200, 7]));
        Assert.Equal(Math.Sqrt(2) * 1e308, LocalCost.Euclidean.Between([1e308, 5e307], [0, -5e307]), 1e294);
    }

    [Fact]
    public void A_distance_of_scaled_series_is_the_scaled_distance_to_the_bit_in_every_dimension() =>
        Prop.ForAll(Scales, scale =>
        {
            var random = new Random(scale.Seed);
            var dimensions = 1 + random.Next(5);
            var (first, second) = (Numbers(random, 5 * dimensions), Numbers(random, 7 * dimensions));
            DtwDefinition[] definitions =
            [
                new(), new() { LocalCost = LocalCost.Absolute }, new() { Band = Band.SakoeChiba(0.5) }, new() { Backend = Backend.FastDtw() },
                new() { Transform = SeriesTransform.None, StepPattern = StepPattern.Symmetric2 },
            ];
            return definitions.All(definition =>
            {
                var ordinary = Dtw.Align(Series(first, dimensions), Series(second, dimensions), definition);
                var scaled = Dtw.Align(Series(Times(first, scale.Exponent), dimensions), Series(Times(second, scale.Exponent), dimensions), definition);
                var many = Dtw.CrossDistances([Series(Times(first, scale.Exponent), dimensions)], [.. Enumerable.Repeat(Series(Times(second, scale.Exponent), dimensions), 9)], definition);
                return scaled.Distance == Math.ScaleB(ordinary.Distance, scale.Exponent)
                    && scaled.Path.SequenceEqual(ordinary.Path)
                    && many[0, 8] == scaled.Distance;
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_cosine_of_two_frames_does_not_depend_on_their_sizes() =>
        Prop.ForAll(Scales, scale =>
        {
            var random = new Random(scale.Seed);
            var (first, second) = (Numbers(random, 3), Numbers(random, 3));
            return LocalCost.Cosine.Between(first, second) == LocalCost.Cosine.Between(Times(first, scale.Exponent), Times(second, -scale.Exponent / 2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Statistics_and_normalized_numbers_scale_to_the_bit() =>
        Prop.ForAll(Scales, scale =>
        {
            var numbers = Numbers(new Random(scale.Seed), 20);
            var (ordinary, scaled) = (SignalStatistics.Of(numbers), SignalStatistics.Of(Times(numbers, scale.Exponent)));
            return scaled.Mean == Math.ScaleB(ordinary.Mean, scale.Exponent)
                && scaled.Std == Math.ScaleB(ordinary.Std, scale.Exponent)
                && scaled.Range == Math.ScaleB(ordinary.Range, scale.Exponent)
                && ZNormalization.Of(Series(Times(numbers, scale.Exponent), 2)).Values.SequenceEqual(ZNormalization.Of(Series(numbers, 2)).Values);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1e154)]
    [InlineData(1e300)]
    [InlineData(1e-170)]
    [InlineData(1e-300)]
    public void Normalized_numbers_of_any_size_have_mean_0_and_deviation_1(double size)
    {
        var normalized = ZNormalization.Of(FeatureSeries.Of("s", "1", size, 2 * size, 4 * size, -size)).Values.ToArray();

        Assert.Equal(0, normalized.Average(), 1e-15);
        Assert.Equal(1, normalized.Average(value => value * value), 1e-14);
    }

    [Fact]
    public void Numbers_that_differ_in_their_last_digit_only_are_centered()
    {
        var normalized = ZNormalization.Of(FeatureSeries.Of("s", "1", 0.3, 0.3, 0.1 + 0.2, 0.3)).Values.ToArray();

        Assert.Equal([-1 / Math.Sqrt(3), -1 / Math.Sqrt(3), Math.Sqrt(3), -1 / Math.Sqrt(3)], normalized, (one, other) => Math.Abs(one - other) < 1e-15);
        Assert.Equal([0, 0, 0], ZNormalization.Of(FeatureSeries.Of("s", "1", 0.1, 0.1, 0.1)).Values.ToArray());
    }

    [Fact]
    public void A_range_that_no_double_holds_is_refused_by_name()
    {
        var tiny = FeatureSeries.Of("tiny", "km", 1e-200, 3e-200);

        Assert.Contains("range is beyond the largest double", Assert.Throws<ArgumentException>(() => SignalStatistics.Of([1.7e308, -1.7e308])).Message, StringComparison.Ordinal);
        var vanishing = Assert.Throws<SeriesException>(() => Dtw.Distance(tiny, tiny, new() { LocalCost = LocalCost.SquaredEuclidean }));
        Assert.StartsWith("tiny: no number is larger than 3E-200, and the squares of differences so small vanish.", vanishing.Message, StringComparison.Ordinal);
        Assert.Contains("use Precision.Double", Assert.Throws<SeriesException>(() => Dtw.Distance(tiny, tiny, new() { Precision = Precision.Single })).Message, StringComparison.Ordinal);
        Assert.Equal(0, Dtw.Distance(tiny, tiny));
    }

    [Fact]
    public void Single_precision_measures_what_cannot_be_squared_as_a_float()
    {
        var (first, second) = (new FeatureSeries("a", ["x", "y"], "1", new[] { 3e25, 0, 3e25, 0 }), new FeatureSeries("b", ["x", "y"], "1", new[] { 0, 4e25, 0, 4e25 }));

        Assert.Equal(Dtw.Distance(first, second), Dtw.Distance(first, second, new() { Precision = Precision.Single }), 1e19);
    }

    [Fact]
    public void Lengths_angles_and_shares_of_joints_do_not_depend_on_the_unit()
    {
        var unit = new Point3(3, 4, 0);
        foreach (var exponent in new[] { -1000, -600, -500, 600, 1000 })
        {
            Assert.Equal(Math.ScaleB(5, exponent), new Point3(Math.ScaleB(3, exponent), Math.ScaleB(4, exponent), 0).Length);
            // As in the reference: a vector whose square vanishes has no direction.
            var angle = JointAngles.Between(new(Math.ScaleB(3, exponent), Math.ScaleB(4, exponent), 0), new(Math.ScaleB(1, exponent), 0, 0));
            Assert.Equal(exponent < -540 ? double.NaN : JointAngles.Between(unit, new(1, 0, 0)), angle);
        }

        Assert.Equal((0.0, double.PositiveInfinity), (default(Point3).Length, new Point3(double.NegativeInfinity, 0, 0).Length));
        Assert.True(double.IsNaN(JointAngles.Between(default, unit)));
        Assert.True(double.IsNaN(new Point3(double.NaN, 1, 1).Length));
    }

    [Fact]
    public void A_fit_turns_by_the_same_angle_and_leaves_the_scaled_residual_whatever_the_unit() =>
        Prop.ForAll(Scales, scale =>
        {
            var random = new Random(scale.Seed);
            var (source, target) = (Numbers(random, 15), Numbers(random, 15));
            ProcrustesResult Fit(int from, int onto) =>
                Procrustes.Align(Poses(Times(source, from)), Poses(Times(target, onto)), new() { FitScale = true });
            var exponent = Math.Clamp(scale.Exponent, -450, 450);
            var (ordinary, scaled) = (Fit(0, 0), Fit(exponent, -exponent));
            return Close(scaled.MeanRotationRadians, ordinary.MeanRotationRadians)
                && Close(Math.ScaleB(scaled.MeanResidualRms, exponent), ordinary.MeanResidualRms)
                && Close(Math.ScaleB(scaled.MeanScale, 2 * exponent), ordinary.MeanScale);
        }).QuickCheckThrowOnFailure();

    private static bool Close(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Abs(other);

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 4) - 2)];

    private static double[] Times(double[] numbers, int exponent) => [.. numbers.Select(number => Math.ScaleB(number, exponent))];

    private static FeatureSeries Series(double[] numbers, int dimensions) => new("s", [.. Enumerable.Range(0, dimensions).Select(at => $"{at}")], "1", numbers);

    private static PoseSequence Poses(double[] coordinates) => new(Skeleton.Unnamed(5), 30, coordinates);
}
