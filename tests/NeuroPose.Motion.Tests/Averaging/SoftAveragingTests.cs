using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Averaging;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Averaging;

/// <summary>Averages under soft-DTW.</summary>
public class SoftAveragingTests
{
    [Fact]
    public void The_sum_never_rises_and_is_that_of_the_soft_values() =>
        Prop.ForAll(SomeSeries.Lists, series =>
        {
            var average = SoftAveraging.Average(series, new() { Gamma = 0.5, MaximumIterations = 20 });
            return Math.Abs(average.Value - series.Sum(one => SoftDtw.Value(average.Series, one, 0.5))) <= 1e-9
                && average.Values.Zip(average.Values.Skip(1)).All(pair => pair.Second < pair.First);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void At_the_end_the_slope_is_small()
    {
        var series = SomeSeries.Walks(3, 4, 6, 10);

        var average = SoftAveraging.Average(series, new() { Gamma = 1, MaximumIterations = 2000, Tolerance = 1e-14 });

        Assert.True(average.Converged);
        for (var index = 0; index < average.Series.Values.Length; index++)
        {
            Assert.Equal(0, series.Sum(one => SoftDtw.Gradient(average.Series, one, 1).Gradient.Values[index]), 1e-3);
        }
    }

    [Fact]
    public void With_a_small_gamma_it_lies_where_the_barycenter_lies()
    {
        FeatureSeries[] peaks = [FeatureSeries.Of("early", "mm", 0, 4, 0, 0, 0), FeatureSeries.Of("late", "mm", 0, 0, 0, 6, 0)];

        var average = SoftAveraging.Average(peaks, new() { Gamma = 1e-3, Tolerance = 1e-12 });

        Assert.Equal(Dba.Average(peaks).Inertia, average.Value, 0.05);
        Assert.Equal(5, average.Series.Values.ToArray().Max(), 1e-3);
    }

    [Fact]
    public void A_result_says_how_it_was_found()
    {
        var average = SoftAveraging.Average([FeatureSeries.Of("a", "mm", 1), FeatureSeries.Of("b", "mm", 3)], new() { Gamma = 2 });

        Assert.Equal(
            "soft barycenter: 1 frames, sum 2 mm² after 1 steps (converged). Soft-DTW barycenter of γ = 2 mm² of 2 series from the medoid, by gradient descent, " +
            "on a (mm); local cost squared Euclidean; no band; step pattern symmetric1.",
            average.ToString());
        Assert.Equal([2.0], average.Series.Values.ToArray());
    }

    [Fact]
    public void Nothing_to_average_a_gamma_of_zero_and_cancellation_are_refused()
    {
        var series = SomeSeries.Walks(3, 2, 6, 10);

        Assert.Throws<ArgumentException>(() => SoftAveraging.Average([], new() { Gamma = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftAveraging.Average(series, new() { Gamma = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftAveraging.Average(series, new() { Gamma = 1, Tolerance = 1 }));
        Assert.StartsWith("c: frame 0: c is NaN.", Assert.Throws<SeriesException>(() => SoftAveraging.Average([FeatureSeries.Of("c", "mm", double.NaN)], new() { Gamma = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => SoftAveraging.Average(series, new() { Gamma = 1 }, cancellation: new(canceled: true)));
    }
}
