using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>From a file's frames to one person's poses.</summary>
public class PoseAssemblyTests
{
    [Fact]
    public void A_frame_without_the_person_is_NaN_and_listed_as_incomplete()
    {
        var trial = TrialText.Load(TrialText.WithFrames("""
            {"a": {"boxes": [], "poses3d": [], "poses2d": []},
             "b": {"boxes": [], "poses3d": [[[1, 2, 3]]], "poses2d": []},
             "c": {"boxes": [], "poses3d": [], "poses2d": []}}
            """));

        var poses = trial.Poses();

        Assert.Equal(3, poses.FrameCount);
        Assert.Equal([0, 2], poses.IncompleteFrames());
        Assert.Equal(new(1, 2, 3), poses[1, 0]);
        Assert.True(double.IsNaN(poses[0, 0].X));
    }

    [Fact]
    public void NaN_and_Infinity_tokens_are_read_and_make_the_frame_incomplete()
    {
        var trial = TrialText.Load(TrialText.WithFrames("""{"a": {"boxes": [], "poses3d": [[[NaN, Infinity, -Infinity]]], "poses2d": []}}"""));

        var joint = trial.Poses()[0, 0];

        Assert.True(double.IsNaN(joint.X) && double.IsPositiveInfinity(joint.Y) && double.IsNegativeInfinity(joint.Z));
        Assert.False(trial.Poses().IsComplete(0));
    }

    [Fact]
    public void A_frame_rate_of_zero_is_unknown_and_not_made_up()
    {
        var trial = TrialText.Load($$"""{"metadata": {"frame_count": 1, "fps": 0, "width": 1, "height": 1}, "frames": {"a": {{TrialText.Frame}} } }""");

        Assert.True(double.IsNaN(trial.Poses().FramesPerSecond));
        Assert.True(double.IsNaN(trial.Poses().DurationSeconds));
    }

    [Fact]
    public void Poses_know_the_file_they_came_from()
    {
        var json = TrialText.WithFrames($$"""{"a": {{TrialText.Frame}}, "b": {{TrialText.Frame}} }""");

        var poses = TrialText.Load(json).Poses().Slice(1, 2);

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));
        Assert.Equal(new PoseOrigin("trial.json", hash, Person: 0, StartFrame: 1), poses.Origin);
    }

    [Fact]
    public void The_second_of_two_equal_frame_names_wins_at_the_place_of_the_first()
    {
        var trial = TrialText.Load(TrialText.WithFrames($$"""
            {"a": {{TrialText.Frame}}, "b": {{TrialText.Frame}}, "a": {"boxes": [], "poses3d": [[[7, 8, 9]]], "poses2d": []} }
            """));

        Assert.Equal(["a", "b"], trial.Frames.Select(frame => frame.Name));
        Assert.Equal(7, trial.Poses()[0, 0].X);
    }

    [Fact]
    public void Forty_three_joints_are_the_Berkeley_skeleton_with_names()
    {
        var poses = GoldenPoses.FromClip("pipeline/data/trial_a.json");

        Assert.Same(Skeleton.Mhad43, poses.Skeleton);
        Assert.Equal(poses[0, 41], poses[0, "rhee"]);
    }
}
