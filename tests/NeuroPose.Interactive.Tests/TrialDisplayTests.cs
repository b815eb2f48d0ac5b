using NeuroPose.Figures.Tests;
using NeuroPose.Formats;

namespace NeuroPose.Interactive.Tests;

/// <summary>What a trial's card says about what is missing or not known.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class TrialDisplayTests
{
    [Fact]
    public void Each_person_has_their_own_missing_detections()
    {
        var one = NumberRows.Of(3, new double[43 * 3]);
        var trial = Trials.Empty with
        {
            Metadata = new(4, 25, 0, 0),
            Frames = [Frame(one), Frame(one, one), Frame(), Frame(one, one)],
        };

        var lines = Rendered.Of(trial).Text.Split('\n');

        Assert.Contains("  missing, person 0  not seen in 1 of 4 frames (2)", lines);
        Assert.Contains("  missing, person 1  not seen in 2 of 4 frames (0, 2)", lines);
    }

    [Fact]
    public void Of_many_gaps_the_first_are_listed_and_the_others_counted()
    {
        var walk = WalkingPoses.Make(missing: [.. Enumerable.Range(0, 30).Select(gap => (gap * 2, "head"))]);

        Assert.Contains("joints missing in 30 of 60 frames (0, 2, 4, 6, 8, 10, 12, 14 and 22 more ranges)", Rendered.Of(Trials.Of(walk)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Without_a_frame_rate_there_is_no_duration(double framesPerSecond)
    {
        var lines = Rendered.Of(Trials.Of(WalkingPoses.Make(), framesPerSecond: framesPerSecond)).Text.Split('\n');

        Assert.Contains("  frame rate          unknown", lines);
        Assert.Contains("  duration            unknown (no frame rate)", lines);
    }

    [Fact]
    public void A_number_of_frames_that_the_file_states_wrongly_is_pointed_out()
    {
        var trial = Trials.Of(WalkingPoses.Make());

        var text = Rendered.Of(trial with { Metadata = trial.Metadata with { FrameCount = 100 } }).Text;

        Assert.Contains("60 (the file says that the video had 100)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_whose_poses_change_their_size_still_has_a_card()
    {
        var trial = Trials.Empty with { Frames = [Frame(NumberRows.Of(3, new double[9])), Frame(NumberRows.Of(3, new double[12])), Frame(NumberRows.Empty)] };

        Assert.Contains("poses of different sizes: 3, 4, 0 joints", Rendered.Of(trial).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Poses_without_a_complete_frame_show_the_fullest_one()
    {
        var poses = WalkingPoses.Make(frames: 3, missing: [(0, "head"), (1, "head"), (1, "lkne"), (2, "head"), (2, "rkne")]);

        Assert.Contains("alt=\"s01-walk, frame 0 ", Rendered.Of(poses).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_matrix_shows_its_corner_in_a_terminal_and_says_so()
    {
        var series = Enumerable.Range(0, 30).Select(index => Kinematics.FeatureSeries.Of($"t{index}", "mm", index)).ToArray();

        var text = Rendered.Of(Warping.Dtw.DistanceMatrix(series)).Text;

        Assert.Contains("(the first 10 of 30 rows and columns)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("t10", text, StringComparison.Ordinal);
    }

    private static FramePrediction Frame(params NumberRows[] poses) => new("frame", NumberRows.Empty, poses, []);
}
