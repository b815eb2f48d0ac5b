using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>DTW as a researcher meets it.</summary>
public class DtwTests
{
    [Fact]
    public void The_matrix_is_symmetric_labelled_and_knows_its_definition()
    {
        PoseSequence[] walks = [Walk("a", 0), Walk("b", 3), Walk("c", 9)];
        var definition = new DtwDefinition { LocalCost = LocalCost.SquaredEuclidean };

        var matrix = Dtw.DistanceMatrix(walks, definition);

        Assert.Equal(["a", "b", "c"], matrix.Labels);
        Assert.Same(definition, matrix.Definition);
        Assert.Equal("mm²", matrix.Unit);
        Assert.Equal(Dtw.Distance(walks[0], walks[2], definition), matrix[0, 2]);
        Assert.Equal(matrix[0, 2], matrix[2, 0]);
        Assert.Equal(0, matrix[1, 1]);
    }

    [Fact]
    public void A_result_says_what_was_computed()
    {
        var result = Dtw.Align(Walk("a", 0), Walk("b", 1), new() { Band = Band.SakoeChiba(0.1) });

        Assert.Equal(
            "Exact DTW on coordinates of all joints (mm); local cost Euclidean; Sakoe-Chiba band of 0.1 × the longer length to each side; step pattern symmetric1; " +
            "sum over the path, not normalized; ties go to the step in the first series, then in the second, then in both.",
            result.Describe());
    }

    [Fact]
    public void A_result_on_given_series_names_their_numbers_and_unit()
    {
        var result = Dtw.Align(FeatureSeries.Of("knee angle", "rad", 1, 2), FeatureSeries.Of("knee angle", "rad", 1, 3));

        Assert.StartsWith("Exact DTW on knee angle (rad); local cost Euclidean; no band;", result.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approximation_is_named_and_a_normalizer_is_said()
    {
        var definition = DtwDefinition.Reference with { Normalizer = Normalizer.SumOfLengths };

        var words = definition.Describe(definition.Representation.Describe());

        Assert.StartsWith("FastDTW of radius 1 (an approximation, never below exact DTW) on coordinates of all joints;", words, StringComparison.Ordinal);
        Assert.Contains("sum over the path, divided by the sum of both lengths;", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_alone_does_not_say_what_was_compared()
    {
        var definition = new DtwDefinition { Representation = Representation.Angles(Skeleton.Mhad43, "left knee"), Transform = SeriesTransform.Derivative };

        Assert.StartsWith("Exact DTW on the derivative of series as they are, or poses as joint angles (rad): left knee; local cost", definition.Describe(), StringComparison.Ordinal);
        Assert.Equal(definition.Describe(), definition.ToString());
        Assert.StartsWith("The weights of ", (definition with { Normalizer = Normalizer.OfStepPattern }).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("left knee", Dtw.Align(FeatureSeries.Of("hip", "rad", 1, 2, 3), FeatureSeries.Of("hip", "rad", 1, 3, 2), definition).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FastDTW_with_a_band_is_refused_and_so_is_a_negative_radius()
    {
        var both = new DtwDefinition { Backend = Backend.FastDtw(), Band = Band.SakoeChiba(0.1) };

        Assert.Contains("takes no band", Assert.Throws<ArgumentException>(() => Dtw.Distance(Walk("a", 0), Walk("b", 1), both)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Backend.FastDtw(-1));
    }

    [Fact]
    public void Numbers_too_large_to_be_squared_are_refused_and_not_warped_at_random()
    {
        var huge = new FeatureSeries("huge", ["x", "y"], "mm", new double[] { 1e200, 0, 1, 1 });
        var plain = new FeatureSeries("plain", ["x", "y"], "mm", new double[] { 0, 0, 1, 1 });

        var refused = Assert.Throws<SeriesException>(() => Dtw.Align(huge, plain, new() { LocalCost = LocalCost.SquaredEuclidean }));

        Assert.Equal(1e200, Dtw.Distance(huge, plain));
        Assert.StartsWith("huge: the costs of matching it with \"plain\" add up beyond the largest double.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NaN_is_refused_with_its_frame_and_joint()
    {
        var broken = new PoseSequence(Skeleton.Unnamed(1), 30, new[] { 1.0, 2, 3, 4, double.NaN, 6 }).WithUnit(LengthUnit.Millimeter).Named("walk");

        var refused = Assert.Throws<SeriesException>(() => Dtw.Distance(broken, broken));

        Assert.StartsWith("walk: frame 1: joint 0 y is NaN.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, refused.Place.Frame);
    }

    [Fact]
    public void Different_dimensions_and_empty_series_are_refused()
    {
        var one = FeatureSeries.Of("one", "mm", 1, 2);
        var two = new FeatureSeries("two", ["x", "y"], "mm", new double[] { 1, 2 });
        var empty = FeatureSeries.Of("none", "mm");

        Assert.Contains("two: the series has 2 numbers a frame, but \"one\" has 1.", Assert.Throws<SeriesException>(() => Dtw.Distance(one, two)).Message, StringComparison.Ordinal);
        Assert.Contains("none: the series has no frames.", Assert.Throws<SeriesException>(() => Dtw.Distance(one, empty)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dtw.DistanceMatrix(Array.Empty<FeatureSeries>()));
    }

    [Fact]
    public void Ties_go_to_the_step_in_the_first_series_then_in_the_second()
    {
        var path = Dtw.Align(FeatureSeries.Of("a", "mm", 0, 0, 0), FeatureSeries.Of("b", "mm", 0, 0)).Path;

        // Read from the end: first-series steps as long as they tie, then second-series steps.
        Assert.Equal([(0, 0), (0, 1), (1, 1), (2, 1)], path);
    }

    private static PoseSequence Walk(string label, double shift) =>
        new PoseSequence(Skeleton.Unnamed(1), 30, Enumerable.Range(0, 12).Select(value => value + shift).ToArray()).WithUnit(LengthUnit.Millimeter).Named(label);
}
