using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>People keep their identity when the detector changes its order.</summary>
public class PersonTrackingTests
{
    private static readonly VideoPredictions Passing = VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s01-passing.json"));

    [Fact]
    public void Two_people_are_followed_through_swapped_detections()
    {
        var swapped = WithSwaps(Passing, frame => frame is >= 50 and <= 124 && frame * 7 % 11 < 6);

        Assert.NotEqual(Coordinates(Passing.Poses()), Coordinates(swapped.Poses()));
        Assert.Equal(2, swapped.Tracks().Count);
        Assert.Equal(Coordinates(Passing.Poses()), Coordinates(swapped.TrackedPoses()));
        Assert.Equal(Coordinates(Passing.Poses(1)), Coordinates(swapped.TrackedPoses(1)));
    }

    [Fact]
    public void A_person_who_was_missed_is_found_again_and_not_replaced_by_the_other()
    {
        var missed = Passing with { Frames = [.. Passing.Frames.Select((frame, at) => at is >= 80 and < 90 ? frame with { Poses3D = [frame.Poses3D[1]] } : frame)] };

        var walker = missed.TrackedPoses();

        Assert.Equal(Enumerable.Range(80, 10), walker.IncompleteFrames());
        Assert.Equal(Passing.Poses().Frame(95).ToArray(), walker.Frame(95).ToArray());
    }

    [Fact]
    public void Someone_too_far_away_is_someone_else()
    {
        var jump = TrialOf([[0, 0, 0]], [[150, 0, 0]], [[600, 0, 0]], [[700, 0, 0]]);

        Assert.Equal(["track 0: seen in 2 of 4 frames, first in frame 0", "track 1: seen in 2 of 4 frames, first in frame 2"], jump.Tracks().Select(track => track.ToString()));
        Assert.Single(jump.Tracks(new() { MaxStepMillimeters = 450 }));
    }

    [Fact]
    public void Of_two_equally_near_detections_the_first_is_taken()
    {
        var trial = TrialOf([[0, 0, 0]], [[100, 0, 0], [-100, 0, 0]]);

        Assert.Equal([0, 0], trial.Tracks()[0].Detections);
        Assert.Equal([null, 1], trial.Tracks()[1].Detections);
    }

    [Fact]
    public void A_detection_without_any_known_joint_is_nobody()
    {
        var trial = TrialOf([[double.NaN, 0, 0]], [[0, 0, 0]]);

        Assert.Equal([null, 0], Assert.Single(trial.Tracks()).Detections);
    }

    [Fact]
    public void The_origin_says_which_detection_the_person_began_as()
    {
        var swapped = WithSwaps(Passing, frame => frame == 50);

        Assert.Equal(0, swapped.TrackedPoses(1).Origin!.Person);
        Assert.Equal("s01-passing", swapped.TrackedPoses(1).Label);
    }

    [Fact]
    public void A_track_that_is_not_there_is_refused_with_the_number_of_those_that_are()
    {
        var refused = Assert.Throws<PersonNotFoundException>(() => Passing.TrackedPoses(2));

        Assert.Equal("s01-passing.json: there is no track 2: 2 people were followed through the file, numbered from 0.", refused.Message);
    }

    private static VideoPredictions WithSwaps(VideoPredictions trial, Func<int, bool> swap) => trial with
    {
        Frames = [.. trial.Frames.Select((frame, at) => swap(at) ? frame with { Poses3D = [.. frame.Poses3D.Reverse()] } : frame)],
    };

    /// <summary>People of one joint each.</summary>
    private static VideoPredictions TrialOf(params double[][][] frames) => new()
    {
        Metadata = new(frames.Length, 30, 100, 100),
        Frames = [.. frames.Select((people, at) => new FramePrediction($"frame_{at:000000}", NumberRows.Empty, [.. people.Select(joint => NumberRows.Of(3, joint))], []))],
    };

    private static double[] Coordinates(PoseSequence poses) => poses.Coordinates.ToArray();
}
