using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Statistics;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class AgreementTests
{
    [Fact]
    public void The_numbers_of_Bland_and_Altmans_meters_are_the_published_ones()
    {
        var golden = Golden.Read("gait", "bland_altman.json");
        var result = golden.GetProperty("result");
        var agreement = Agreement.Of(golden.Numbers("wright"), golden.Numbers("mini"));

        Assert.Equal(17, agreement.Pairs);
        Assert.Equal(result.Number("bias"), agreement.Bias, 1e-9);
        Assert.Equal(result.Number("rmse"), agreement.Rmse, 1e-9);
        Assert.Equal(result.Number("mae"), agreement.MeanAbsoluteError, 1e-9);
        Assert.Equal(result.Number("pearson"), agreement.Pearson, 1e-9);
        Assert.Equal(result.Number("lin_ccc"), agreement.Concordance, 1e-9);
    }

    [Fact]
    public void A_constant_offset_and_a_later_peak_are_told_apart_from_the_shape()
    {
        double[] markers = [0, 10, 40, 60, 30, 5];
        double[] camera = [4, 4, 14, 44, 64, 34];
        var shifted = Agreement.Of([.. markers.Select(value => value + 4)], markers);

        Assert.Equal((4.0, 4.0, 0.0, 0.0, 0.0), (shifted.Bias, shifted.Rmse, shifted.RmseWithoutOffset, shifted.RangeDifference, shifted.PeakDelayPercent));
        Assert.Equal(1, shifted.Pearson, 1e-15);
        Assert.True(shifted.Concordance < 1);
        Assert.Equal(20, Agreement.Of(camera, markers).PeakDelayPercent);
        Assert.Equal(-20, Agreement.Of(markers, camera).PeakDelayPercent);
        Assert.Equal(60, Agreement.Of(markers, [1, 1, 1, 1, 1, 1]).RangeDifference);
        Assert.Equal(double.NaN, Agreement.Of(markers, [1, 1, 1, 1, 1, 1]).Pearson);
    }

    [Fact]
    public void Squared_error_is_offset_and_rest_and_Math_net_has_the_same_correlation()
    {
        var pairs = from first in Case.Samples(least: 3) from second in Gen.Choose(-80, 80).Select(quarters => quarters / 4.0).ArrayOf(first.Length) select (first, second);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var agreement = Agreement.Of(pair.first, pair.second);
            Assert.Equal(agreement.Rmse * agreement.Rmse, (agreement.Bias * agreement.Bias) + (agreement.RmseWithoutOffset * agreement.RmseWithoutOffset), 1e-9);
            var peer = Correlation.Pearson(pair.first, pair.second);
            Assert.True(double.IsNaN(agreement.Pearson) || Math.Abs(peer - agreement.Pearson) < 1e-9);
            Assert.True(!(Math.Abs(agreement.Concordance) > Math.Abs(agreement.Pearson) + 1e-9));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(900)]
    [InlineData(-900)]
    public void Numbers_of_any_size_agree_alike(int exponent)
    {
        double[] first = [1, 2, 4, 7], second = [1.5, 2, 3, 8];
        double[] Scaled(double[] values) => [.. values.Select(value => Math.ScaleB(value, exponent))];
        var (agreement, scaled) = (Agreement.Of(first, second), Agreement.Of(Scaled(first), Scaled(second)));

        Assert.Equal(Math.ScaleB(agreement.Rmse, exponent), scaled.Rmse);
        Assert.Equal((agreement.Pearson, agreement.Concordance), (scaled.Pearson, scaled.Concordance));
    }

    [Fact]
    public void Pairs_with_NaN_are_left_out_and_counted()
    {
        var agreement = Agreement.Of([1, double.NaN, 3, 9], [2, 5, 3, double.NaN]);

        Assert.Equal((2, 2, -0.5, double.NaN), (agreement.Pairs, agreement.LeftOut, agreement.Bias, agreement.PeakDelayPercent));
        var none = Assert.Throws<ArgumentException>("second", () => Agreement.Of([double.NaN], [1]));
        Assert.Contains("at least 1 pairs without NaN, found 0 of 1", none.Message, StringComparison.Ordinal);
        var lengths = Assert.Throws<ArgumentException>("second", () => Agreement.Of([1, 2], [1, 2, 3]));
        Assert.Contains("The second has 3 values; expected 2", lengths.Message, StringComparison.Ordinal);
        var infinite = Assert.Throws<ArgumentException>("first", () => Agreement.Of([1, double.PositiveInfinity], [1, 2]));
        Assert.Contains("Value 1 of 2 (counted from 0) is infinite", infinite.Message, StringComparison.Ordinal);
    }
}
