using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Gait cycles know the recording that they were found in.</summary>
public class OtherRecordingTests
{
    private static readonly VideoPredictions Slow = Made(100);
    private static readonly VideoPredictions Fast = Made(130);

    [Fact]
    public void Cycles_of_another_walk_of_the_same_length_are_refused()
    {
        var cycles = GaitCycles.DetectBoth(Fast.Poses());

        var measured = Assert.Throws<ArgumentException>(() => GaitSummary.Of(Slow.Poses(), cycles));
        Assert.Contains("is not what the left gait cycles were found in", measured.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Slow.Poses().Cut(cycles.Right));
    }

    [Fact]
    public void Cycles_of_another_file_person_or_stretch_are_refused_with_both_names()
    {
        PoseSequence Load(string name) => VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", name + ".json")).Poses();
        var walk = Load("s01-slow");
        var cycles = GaitCycles.Detect(walk, Side.Left);

        var refused = Assert.Throws<ArgumentException>(() => Load("s02-slow").Cut(cycles));
        Assert.Contains("\"s02-slow\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("that was \"s01-slow\"", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => walk.Slice(10, walk.FrameCount).Cut(cycles));
        Assert.Throws<ArgumentException>(() => walk.Slice(0, walk.FrameCount - 1).Cut(cycles));
    }

    [Fact]
    public void The_same_recording_passes_whatever_was_done_to_its_coordinates()
    {
        var walk = Slow.Poses();
        var cycles = GaitCycles.DetectBoth(walk);
        var same = new PoseSequence(walk.Skeleton, walk.FramesPerSecond, walk.Coordinates.ToArray());

        foreach (var poses in new[] { walk, Slow.Poses(), same, walk.Named("renamed"), walk.Smooth(SmoothingFilter.Butterworth(6)), walk.FillGaps(3), walk.From(new PoseOrigin("f", "0", 0, 0)) })
        {
            Assert.Equal(cycles.Left.Cycles.Count, poses.Cut(cycles.Left).Count);
            Assert.Equal(GaitSummary.Of(walk).LeftStrides, GaitSummary.Of(poses, cycles).LeftStrides);
        }

        var slice = walk.Slice(20, 150);
        Assert.NotEmpty(walk.Slice(20, 150).Cut(GaitCycles.Detect(slice, Side.Right)));
    }

    private static VideoPredictions Made(double cadence) =>
        SyntheticGait.Walk(new WalkingSubject("made"), new WalkingTrialOptions { CadenceStepsPerMinute = cadence });
}
