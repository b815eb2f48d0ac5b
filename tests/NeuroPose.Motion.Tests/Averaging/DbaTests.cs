using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Averaging;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Averaging;

/// <summary>Averages under warping.</summary>
public class DbaTests
{
    private static readonly DtwDefinition Squared = new() { LocalCost = LocalCost.SquaredEuclidean };

    [Fact]
    public void The_inertia_is_the_sum_of_distances_and_never_rises() =>
        Prop.ForAll(SomeSeries.Lists, series =>
        {
            var average = Dba.Average(series, new() { Tolerance = 0 });
            return average.Inertia.Equals(InertiaOf(average.Series, series))
                && average.Inertias.Zip(average.Inertias.Skip(1)).All(pair => pair.Second < pair.First);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Once_converged_each_frame_is_the_mean_of_the_frames_it_matches() =>
        Prop.ForAll(SomeSeries.Lists, series =>
        {
            var average = Dba.Average(series, new() { Tolerance = 0, MaximumIterations = 500 });
            var matched = series
                .SelectMany(one => Dtw.Align(average.Series, one, Squared).Path.Select(match => (Frame: match.First, X: one[match.Second][0], Y: one[match.Second][1])))
                .ToLookup(match => match.Frame);
            return average.Converged && Enumerable.Range(0, average.Series.Length).All(frame =>
                Math.Abs(average.Series[frame][0] - matched[frame].Average(match => match.X)) < 1e-6
                && Math.Abs(average.Series[frame][1] - matched[frame].Average(match => match.Y)) < 1e-6);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void The_order_of_the_series_changes_the_average_by_rounding_only()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var series = SomeSeries.Walks(seed, 4, 5, 12);
            var options = new DbaOptions { Start = BarycenterStart.From(series[0]) };

            var (there, back) = (Dba.Average(series, options), Dba.Average([.. series.Reverse()], options));

            Assert.Equal(there.Inertia, back.Inertia, 1e-9 * there.Inertia);
        }
    }

    [Fact]
    public void Copies_of_one_series_average_to_it()
    {
        var series = SomeSeries.Walks(1, 1, 20, 20)[0];

        var average = Dba.Average([series, series, series]);

        Assert.Equal(0, average.Inertia);
        Assert.True(average.Converged);
        Assert.Equal(series.Values.ToArray(), average.Series.Values.ToArray());
    }

    [Fact]
    public void A_peak_at_different_times_keeps_its_height()
    {
        FeatureSeries[] peaks = [FeatureSeries.Of("early", "mm", 0, 4, 0, 0, 0), FeatureSeries.Of("late", "mm", 0, 0, 0, 6, 0)];

        var average = Dba.Average(peaks);

        // The mean frame by frame would be 2 and 3.
        Assert.Equal(5, average.Series.Values.ToArray().Max());
        Assert.Equal(2, average.Inertia);
    }

    [Fact]
    public void The_medoid_is_the_series_nearest_to_all_others()
    {
        FeatureSeries[] series = [FeatureSeries.Of("far", "mm", 9, 9, 9), FeatureSeries.Of("middle", "mm", 1, 1), FeatureSeries.Of("low", "mm", 0, 0, 0, 0)];

        var average = Dba.Average(series, new() { MaximumIterations = 0 });

        Assert.Equal([1.0, 1.0], average.Series.Values.ToArray());
        Assert.Equal((3 * 64) + 4, average.Inertia);
        Assert.False(average.Converged);
    }

    [Fact]
    public void A_seed_chooses_the_same_start_every_time_and_all_series_are_chosen_by_some_seed()
    {
        var series = SomeSeries.Walks(5, 4, 3, 9);
        FeatureSeries StartOf(long seed) => Dba.Average(series, new() { Start = BarycenterStart.Random(seed), MaximumIterations = 0 }).Series;

        Assert.Equal(StartOf(3).Values.ToArray(), StartOf(3).Values.ToArray());
        Assert.Equal(4, Enumerable.Range(0, 40).Select(seed => StartOf(seed)[0][0]).Distinct().Count());
    }

    [Fact]
    public void The_average_says_how_it_was_found()
    {
        var average = Dba.Average([FeatureSeries.Of("a", "mm", 0, 2), FeatureSeries.Of("b", "mm", 0, 4)], new() { Label = "mean stride" });

        Assert.Equal(
            "mean stride: 2 frames, inertia 2 mm² after 1 iterations (converged). DTW barycenter averaging (DBA) of 2 series from the medoid. " +
            "Exact DTW on a (mm); local cost squared Euclidean; no band; step pattern symmetric1; sum over the path, not normalized; " +
            "ties go to the step in the first series, then in the second, then in both.",
            average.ToString());
        Assert.Equal(["a", "b"], average.InputLabels);
    }

    [Fact]
    public void Poses_are_averaged_in_the_definition_s_representation()
    {
        PoseSequence[] walks =
        [
            new PoseSequence(Skeleton.Unnamed(1), 30, new double[] { 0, 0, 0, 1, 1, 1 }).WithUnit(LengthUnit.Millimeter).Named("one"),
            new PoseSequence(Skeleton.Unnamed(1), 30, new double[] { 0, 0, 0, 3, 3, 3 }).WithUnit(LengthUnit.Millimeter).Named("other"),
        ];

        var average = Dba.Average(walks);

        Assert.Equal([0.0, 0, 0, 2, 2, 2], average.Series.Values.ToArray());
        Assert.Equal("mm²", average.Unit);
    }

    [Fact]
    public void Each_iteration_is_reported_and_a_cancelled_average_stops()
    {
        var series = SomeSeries.Walks(2, 5, 10, 20);
        var steps = new Steps();

        var average = Dba.Average(series, progress: steps);

        Assert.Equal(average.Inertias, steps.Told[..^1].Select(step => step.Value));
        Assert.Equal(Enumerable.Range(0, average.Inertias.Count), steps.Told[..^1].Select(step => (int)step.Done));
        Assert.Equal((average.Inertias.Count - 1, average.Inertias.Count - 1), (steps.Told[^1].Done, steps.Told[^1].Total));
        Assert.Throws<OperationCanceledException>(() => Dba.Average(series, cancellation: new(canceled: true)));
    }

    public static TheoryData<string, DtwDefinition> Unfit => new()
    {
        { "squared Euclidean costs", new() },
        { "symmetric1", Squared with { StepPattern = StepPattern.Symmetric2 } },
        { "all weigh the same", Squared with { Weighting = PhaseWeighting.Logistic(0.1) } },
        { "all weigh the same", Squared with { Penalty = new(Multiplicative: 2) } },
        { "SeriesTransform.None", Squared with { Transform = SeriesTransform.Derivative } },
        { "fixed ends", Squared with { Relaxation = Relaxation.OpenEnd } },
        { "exact warping", Squared with { Backend = Backend.FastDtw() } },
        { "not divided", Squared with { Normalizer = Normalizer.PathLength } },
        { "never abandoned", Squared with { MaximumSum = 4 } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_definition_whose_means_are_no_better_average_is_refused(string expected, DtwDefinition definition)
    {
        var refused = Assert.Throws<ArgumentException>(() => Dba.Average(SomeSeries.Walks(1, 2, 3, 3), new() { Definition = definition }));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_average_NaN_and_a_start_of_other_dimensions_are_refused()
    {
        var broken = new FeatureSeries("broken", ["x", "y"], "mm", new[] { 1, 2, 3, double.NaN });
        var walks = SomeSeries.Walks(1, 2, 3, 3);

        Assert.Throws<ArgumentException>(() => Dba.Average(Array.Empty<FeatureSeries>()));
        Assert.StartsWith("broken: frame 1: y is NaN.", Assert.Throws<SeriesException>(() => Dba.Average([walks[0], broken])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "flat: the series has 1 numbers a frame, but \"walk 0\" has 2.",
            Assert.Throws<SeriesException>(() => Dba.Average(walks, new() { Start = BarycenterStart.From(FeatureSeries.Of("flat", "mm", 1)) })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dba.Average(walks, new() { MaximumIterations = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dba.Average(walks, new() { Tolerance = double.NaN }));
    }

    private static double InertiaOf(FeatureSeries center, FeatureSeries[] series)
    {
        var sum = 0.0;
        foreach (var one in series)
        {
            sum += Dtw.Distance(center, one, Squared);
        }

        return sum;
    }

    private sealed class Steps : IProgress<Progress>
    {
        public List<Progress> Told { get; } = [];

        public void Report(Progress value) => Told.Add(value);
    }
}
