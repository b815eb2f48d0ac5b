using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Comparison;

/// <summary>What becomes of numbers that are not there.</summary>
public class MissingNumbersTests
{
    private const double Unknown = double.NaN;

    [Fact]
    public void Propagated_numbers_are_refused_with_their_place()
    {
        var refused = Assert.Throws<SeriesException>(() => PoseComparison.Whole(Heights("walk", 1, Unknown, 3), Heights("other", 1, 2, 3)));

        Assert.StartsWith("walk: frame 1: joint 0 y is NaN.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Interpolation_draws_straight_lines_and_holds_the_ends()
    {
        var gappy = Heights("gappy", Unknown, 2, Unknown, double.PositiveInfinity, 8, Unknown);
        var full = Heights("full", 2, 2, 4, 6, 8, 8);

        var result = PoseComparison.Whole(gappy, full, new() { NanPolicy = NanPolicy.Interpolate });

        Assert.Equal(0, result.Distance);
        Assert.Equal((5, 5), result.Units[0].Warping.Path[^1]);
        Assert.Equal(4, result.Units[0].FirstMissing.Interpolated);
        Assert.Equal(MissingNumbers.None, result.Units[0].SecondMissing);
    }

    [Fact]
    public void Dropping_leaves_each_sequence_its_own_frames_and_says_which_are_gone()
    {
        var gappy = Heights("gappy", Unknown, 2, Unknown, 8);

        var result = PoseComparison.Whole(gappy, Heights("full", 2, 8), new() { NanPolicy = NanPolicy.Drop });

        var unit = Assert.Single(result.Units);
        Assert.Equal(0, result.Distance);
        Assert.Equal([(0, 0), (1, 1)], unit.Warping.Path);
        Assert.Equal([0, 2], unit.FirstMissing.DroppedFrames);
        Assert.Equal([1, 3], unit.Warping.Path.Select(match => unit.FirstMissing.OriginalFrame(match.First)));
    }

    [Fact]
    public void Apart_each_joint_drops_its_own_frames()
    {
        // Two joints; the first is unknown in frame 0, the second in frame 2.
        var skeleton = new Skeleton("pair", ["heel", "toe"], []);
        var poses = new PoseSequence(skeleton, 30, new[] { Unknown, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, Unknown, 5, 5 }).WithUnit(LengthUnit.Millimeter).Named("gappy");

        var result = PoseComparison.PerUnit(poses, poses, new() { NanPolicy = NanPolicy.Drop });

        Assert.Equal(["heel", "toe"], result.Units.Select(unit => unit.Name));
        Assert.Equal([0], result.Units[0].FirstMissing.DroppedFrames);
        Assert.Equal([2], result.Units[1].SecondMissing.DroppedFrames);
        Assert.StartsWith("Exact DTW on heel x, heel y, heel z (mm);", result.Units[0].Warping.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_left_is_refused_in_words_that_help()
    {
        var blank = Heights("blank", Unknown, Unknown);

        var interpolated = Assert.Throws<ComparisonException>(() => PoseComparison.Whole(blank, blank, new() { NanPolicy = NanPolicy.Interpolate }));
        var dropped = Assert.Throws<ComparisonException>(() => PoseComparison.Whole(blank, blank, new() { NanPolicy = NanPolicy.Drop }));

        Assert.StartsWith("blank: joint 0 y is missing in all 2 frames, so that nothing can be interpolated.", interpolated.Message, StringComparison.Ordinal);
        Assert.StartsWith("blank: each of its 2 frames has a missing number, so that none is left to compare.", dropped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_with_gaps_can_be_aligned_and_compared_and_the_result_says_on_what()
    {
        var whole = GoldenPoses.FromClip("pipeline/data/trial_a.json").Slice(0, 30).Named("walk");
        var coordinates = whole.Coordinates.ToArray();
        Array.Fill(coordinates, Unknown, 12 * 43 * 3, 43 * 3);
        var options = new ComparisonOptions { Alignment = new() { KnownJointsOnly = true }, NanPolicy = NanPolicy.Drop };

        var result = PoseComparison.Whole(whole.WithCoordinates(coordinates), whole, options);

        Assert.Equal(29 * 43, result.Alignment!.FittedJoints);
        Assert.Equal([12], result.Units[0].FirstMissing.DroppedFrames);
        Assert.Contains("Aligned on 1247 of 1290 joints, those known in both: the reference refuses missing joints.", result.Notes);
        Assert.Throws<AlignmentException>(() => PoseComparison.Whole(whole.WithCoordinates(coordinates), whole, options with { Alignment = new() }));
    }

    private static PoseSequence Heights(string label, params double[] heights) =>
        new PoseSequence(Skeleton.Unnamed(1), 30, heights.SelectMany(height => new[] { 0, height, 0 }).ToArray()).WithUnit(LengthUnit.Millimeter).Named(label);
}
