using NeuroPose.Numerics;

namespace NeuroPose.Core.Tests.Numerics;

public sealed class OrderStatisticsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1001)]
    public void Values_in_any_order_have_the_median_and_the_quantiles_that_they_have_when_sorted(int count)
    {
        var random = new SeededRandom(11);

        // Many are equal, so that both sides of a pivot stop at it.
        double[] values = [.. Enumerable.Range(0, count).Select(at => at % 3 == 0 ? 0.25 : random.NextDouble())];
        double[] sorted = [.. values.Order()];

        Assert.Equal(OrderStatistics.Median(sorted), OrderStatistics.MedianOf([.. values]));
        Assert.All(
            new[] { 0, 0.1, 0.3, 0.5, 0.75, 0.999, 1 },
            share => Assert.Equal(OrderStatistics.Quantile(sorted, share), OrderStatistics.QuantileOf([.. values], share)));
    }

    [Fact]
    public void No_values_have_no_median_and_no_quantile()
    {
        Assert.True(double.IsNaN(OrderStatistics.MedianOf([])));
        Assert.True(double.IsNaN(OrderStatistics.QuantileOf([], 0.5)));
    }
}
