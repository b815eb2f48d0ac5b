namespace NeuroPose.Statistics.Tests;

public sealed class CurveBandTests
{
    [Fact]
    public void Each_node_has_the_mean_and_the_spread_of_the_curves_that_it_has()
    {
        var band = CurveBand.Of([[1, 10, double.NaN, double.NaN], [3, 10, 5, double.NaN], [5, 13, double.NaN, double.NaN]]);

        Assert.Equal(3, band.Curves);
        Assert.Equal([3, 3, 1, 0], band.Counts.ToArray());
        Assert.Equal([3, 11, 5, double.NaN], band.Mean.ToArray());
        Assert.Equal([2, Math.Sqrt(3), double.NaN, double.NaN], band.StandardDeviation.ToArray());
    }

    [Fact]
    public void Curves_of_different_nodes_and_infinite_nodes_are_refused_with_their_place()
    {
        var shorter = Assert.Throws<ArgumentException>("curves", () => CurveBand.Of([[1, 2], [1, 2, 3]]));
        Assert.Contains("Curve 1 (counted from 0) has 3 nodes; expected 2. Bring all curves to the same nodes before.", shorter.Message, StringComparison.Ordinal);
        var infinite = Assert.Throws<ArgumentException>("curves", () => CurveBand.Of([[1, double.NegativeInfinity]]));
        Assert.Contains("Curve 0, node 1 (counted from 0) is -Infinity", infinite.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("curves", () => CurveBand.Of([]));
        Assert.Throws<ArgumentException>("curves", () => CurveBand.Of([[]]));
    }
}
