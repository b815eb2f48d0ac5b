using FsCheck;
using FsCheck.Fluent;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class HampelFilterTests
{
    [Fact]
    public void A_spike_is_replaced_by_its_neighbors_median_and_the_rest_is_kept()
    {
        var result = HampelFilter.Apply([1.0, 1.1, 0.9, 40.0, 1.0, 1.2, 0.8]);
        Assert.Equal<double>([1.0, 1.1, 0.9, 1.0, 1.0, 1.2, 0.8], result.Filtered);
        Assert.Equal<int>([3], result.Outliers);
        Assert.Equal(new HampelOptions(), result.Options);
    }

    [Fact]
    public void An_unknown_sample_stays_unknown_and_does_not_touch_its_neighbors()
    {
        var result = HampelFilter.Apply([2.0, double.NaN, 2.0, 9.0, 2.0, double.NaN], new HampelOptions { HalfWindow = 2 });
        Assert.Equal<double>([2.0, double.NaN, 2.0, 2.0, 2.0, double.NaN], result.Filtered);
        Assert.Equal<int>([3], result.Outliers);
    }

    [Fact]
    public void Nothing_is_made_up_where_nothing_is_known()
    {
        var result = HampelFilter.Apply([double.NaN, double.PositiveInfinity, double.NaN]);
        Assert.Equal<double>([double.NaN, double.PositiveInfinity, double.NaN], result.Filtered);
        Assert.Empty(result.Outliers);
        Assert.All(result.Medians.Concat(result.Sigmas), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void An_infinite_sample_is_an_outlier()
    {
        var result = HampelFilter.Apply([1.0, double.NegativeInfinity, 2.0, 3.0]);
        Assert.Equal<double>([1.0, 2.0, 2.0, 3.0], result.Filtered);
        Assert.Equal<int>([1], result.Outliers);
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_threshold_that_is_no_distance_is_refused_with_its_value(double threshold)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => HampelFilter.Apply([1.0], new HampelOptions { Threshold = threshold }));
        Assert.Equal(threshold, error.ActualValue);
        Assert.Contains(">= 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_moving_window_agrees_with_sorting_every_window_anew()
    {
        var samples = Gen.OneOf(Gen.Choose(-9, 9).Select(n => n / 4.0), Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e9));
        var cases =
            from signal in samples.NonEmptyListOf()
            from half in Gen.OneOf(Gen.Choose(1, 6), Gen.Constant(int.MaxValue))
            from threshold in Gen.Elements(0.0, 1.0, 3.0)
            select (Signal: signal.ToArray(), Half: half, Threshold: threshold);
        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var result = HampelFilter.Apply(it.Signal, new HampelOptions { HalfWindow = it.Half, Threshold = it.Threshold });
            for (var i = 0; i < it.Signal.Length; i++)
            {
                var window = it.Signal.Where((value, j) => Math.Abs(i - j) <= it.Half && double.IsFinite(value)).ToArray();
                var median = MedianOf(window);
                var sigma = 1.4826 * MedianOf([.. window.Select(value => Math.Abs(value - median))]);
                var isOutlier = Math.Abs(it.Signal[i] - median) > (sigma > 1e-15 ? it.Threshold * sigma : 1e-15);
                Assert.Equal(median, result.Medians[i]);
                Assert.Equal(sigma, result.Sigmas[i]);
                Assert.Equal(isOutlier, result.Outliers.Contains(i));
                Assert.Equal(isOutlier ? median : it.Signal[i], result.Filtered[i]);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0;
    }
}
