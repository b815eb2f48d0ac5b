using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Statistics;
using Peer = MathNet.Numerics.Statistics.Statistics;

namespace NeuroPose.Statistics.Tests;

public sealed class DescriptiveTests
{
    [Fact]
    public void Median_and_quantiles_have_numpys_bits()
    {
        foreach (var one in Case.ReadAll("descriptive.json"))
        {
            var values = one.Numbers("values");

            Assert.Equal(one.Number("median"), Descriptive.Median(values));
            foreach (var quantile in one.GetProperty("quantiles").EnumerateArray())
            {
                Assert.Equal(quantile.Number("value"), Descriptive.Quantile(values, quantile.Number("share")));
            }
        }
    }

    [Fact]
    public void Mean_variance_deviation_and_z_scores_are_numpys()
    {
        foreach (var one in Case.ReadAll("descriptive.json"))
        {
            var values = one.Numbers("values");

            Case.IsNear(one.Number("mean"), Descriptive.Mean(values), 1e-13);
            foreach (var spread in one.GetProperty("spreads").EnumerateArray())
            {
                var ddof = spread.GetProperty("ddof").GetInt32();
                var isFar = one.GetProperty("name").GetString() == "far from zero";
                Case.IsNear(spread.Number("variance"), Descriptive.Variance(values, ddof), isFar ? 1e-9 : 1e-13);
                Case.IsNear(spread.Number("deviation"), Descriptive.StandardDeviation(values, ddof), isFar ? 1e-9 : 1e-13);
                var (expected, scores) = (spread.Numbers("scores"), Descriptive.ZScores(values, ddof));
                Assert.Equal(expected.Length, scores.Length);
                Assert.All(expected.Zip(scores), pair =>
                    Assert.True(pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= (isFar ? 1e-6 : 1e-12), $"{pair.First:R} and {pair.Second:R}"));
            }
        }
    }

    [Fact]
    public void Math_net_is_of_the_same_opinion()
    {
        Prop.ForAll(Case.Samples(least: 2).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (values, percent) =>
        {
            Assert.Equal(Peer.Mean(values), Descriptive.Mean(values), 1e-12);
            Assert.Equal(Peer.Median(values), Descriptive.Median(values), 1e-12);
            Assert.Equal(Peer.QuantileCustom(values, percent / 100.0, QuantileDefinition.R7), Descriptive.Quantile(values, percent / 100.0), 1e-12);
            Assert.Equal(Peer.StandardDeviation(values), Descriptive.StandardDeviation(values, ddof: 1), 1e-12);
            Assert.Equal(Peer.PopulationVariance(values), Descriptive.Variance(values, ddof: 0), 1e-11);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Order_and_shift_do_not_move_a_quantile_within_the_sample()
    {
        Prop.ForAll(Case.Samples().ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (values, percent) =>
        {
            var quantile = Descriptive.Quantile(values, percent / 100.0);
            Assert.Equal(quantile, Descriptive.Quantile([.. values.Reverse()], percent / 100.0));
            Assert.InRange(quantile, values.Min(), values.Max());
            Assert.Equal(-quantile, Descriptive.Quantile([.. values.Select(value => -value)], 1 - (percent / 100.0)), 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Z_scores_have_mean_0_and_deviation_1()
    {
        Prop.ForAll(Case.Samples(least: 3).Where(values => values.Distinct().Count() > 1).ToArbitrary(), Gen.Choose(0, 1).ToArbitrary(), (values, ddof) =>
        {
            var scores = Descriptive.ZScores(values, ddof);
            Assert.Equal(0, Descriptive.Mean(scores), 1e-12);
            Assert.Equal(1, Descriptive.StandardDeviation(scores, ddof), 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Values_that_are_all_equal_have_no_spread_and_no_z_scores()
    {
        // Ten times 0.1 sums to a little less than 1: the mean is beside every one of the values.
        double[] equal = [.. Enumerable.Repeat(0.1, 10)];
        Assert.NotEqual(0.1, Descriptive.Mean(equal));

        Assert.Equal(0, Descriptive.Variance(equal, ddof: 1));
        Assert.All(Descriptive.ZScores(equal, ddof: 0), score => Assert.Equal(double.NaN, score));
    }

    [Fact]
    public void One_NaN_makes_everything_NaN_and_so_does_a_spread_that_is_not_known()
    {
        double[] unknown = [1, double.NaN, 3];

        Assert.Equal(double.NaN, Descriptive.Mean(unknown));
        Assert.Equal(double.NaN, Descriptive.Median(unknown));
        Assert.Equal(double.NaN, Descriptive.Quantile(unknown, 1));
        Assert.Equal(double.NaN, Descriptive.StandardDeviation(unknown, ddof: 0));
        Assert.All(Descriptive.ZScores(unknown, ddof: 0), score => Assert.Equal(double.NaN, score));
        Assert.Equal(double.NaN, Descriptive.StandardDeviation([double.NaN, double.NaN], ddof: 0));
        Assert.Equal(double.NaN, Descriptive.Variance([double.PositiveInfinity, double.PositiveInfinity], ddof: 0));
        Assert.Equal(double.NaN, Descriptive.Variance([5], ddof: 1));
        Assert.Equal(double.NaN, Descriptive.ZScores([5], ddof: 1)[0]);
        Assert.Equal(0, Descriptive.Variance([5], ddof: 0));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    [InlineData(600)]
    [InlineData(-600)]
    [InlineData(20)]
    public void A_sample_of_any_size_is_described_as_the_same_sample_scaled(int exponent)
    {
        double[] values = [1.5, 2.25, -7.125, 3, 11, 0.1];
        double[] others = [2.5, 4.25, -1.125, 6, 17, 0.3];
        double[] scaled = [.. values.Select(value => Math.ScaleB(value, exponent))];

        Assert.Equal(Math.ScaleB(Descriptive.Mean(values), exponent), Descriptive.Mean(scaled));
        Assert.Equal(Math.ScaleB(Descriptive.Median(values), exponent), Descriptive.Median(scaled));
        Assert.Equal(Math.ScaleB(Descriptive.StandardDeviation(values, 1), exponent), Descriptive.StandardDeviation(scaled, 1));
        Assert.Equal(Descriptive.ZScores(values, 1), Descriptive.ZScores(scaled, 1));
        Assert.Equal(EffectSize.CohensD(values, others), EffectSize.CohensD(scaled, [.. others.Select(value => Math.ScaleB(value, exponent))]));
    }

    [Fact]
    public void Values_near_the_largest_double_have_a_mean_and_quantiles()
    {
        Assert.Equal(1e308, Descriptive.Mean([1e308, 1e308, 1e308]));
        Assert.Equal(1e308, Descriptive.Median([1e308, 1e308]));
        Assert.Equal(0, Descriptive.Quantile([-1.7e308, 1.7e308], 0.5));
        Assert.Equal(double.PositiveInfinity, Descriptive.Variance([1e200, -1e200], 0));
        Assert.Equal(1e200, Descriptive.StandardDeviation([1e200, -1e200], 0));
    }

    [Fact]
    public void The_sample_is_left_as_it_was()
    {
        double[] values = [3, 1, 2];

        Assert.Equal(2, Descriptive.Median(values));
        Assert.Equal(1.5, Descriptive.Quantile(values, 0.25));
        Assert.Equal([3, 1, 2], values);
    }

    [Fact]
    public void What_cannot_be_answered_is_refused_by_the_arguments_name()
    {
        Assert.Throws<ArgumentException>("values", () => Descriptive.Mean([]));
        Assert.Throws<ArgumentException>("values", () => Descriptive.Median([]));
        Assert.Throws<ArgumentException>("values", () => Descriptive.Quantile([], 0.5));
        Assert.Throws<ArgumentException>("values", () => Descriptive.Variance([], 0));
        Assert.Throws<ArgumentException>("values", () => Descriptive.ZScores([], 0));
        Assert.Throws<ArgumentOutOfRangeException>("ddof", () => Descriptive.StandardDeviation([1, 2], -1));
        var percent = Assert.Throws<ArgumentOutOfRangeException>("share", () => Descriptive.Quantile([1, 2], 90));
        Assert.Contains("The share must be between 0 and 1; the 90th percentile is 0.9.", percent.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("share", () => Descriptive.Quantile([1, 2], double.NaN));
    }
}
