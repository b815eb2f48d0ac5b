using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests.Cycles;

/// <summary>Gait events and cycles know the recording that they were found in.</summary>
public sealed class OtherRecordingTests
{
    private static readonly VideoPredictions Slow = Made(100);
    private static readonly VideoPredictions Fast = Made(130);

    [Fact]
    public void Cycles_of_another_walk_of_the_same_length_are_refused()
    {
        var events = GaitEvents.Detect(Fast.Poses());

        var measured = Assert.Throws<ArgumentException>(() => GaitSummary.Of(Slow.Poses(), events));
        Assert.Contains("is not what the gait events were found in", measured.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SpatioTemporal.Of(Slow.Poses(), events));
        Assert.Throws<ArgumentException>(() => ClinicalCycles.Of(Fast.Poses(), events).Cut(Slow.Poses(), Side.Right));
    }

    [Fact]
    public void Cycles_of_another_file_person_or_stretch_are_refused_with_both_names()
    {
        PoseSequence Load(string name) => VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", name + ".json")).Poses();
        var walk = Load("s01-slow");
        var cycles = ClinicalCycles.Of(walk);

        var refused = Assert.Throws<ArgumentException>(() => cycles.Cut(Load("s02-slow"), Side.Left));
        Assert.Contains("\"s02-slow\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("that was \"s01-slow\"", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => cycles.Cut(walk.Slice(10, walk.FrameCount), Side.Left));
        Assert.Throws<ArgumentException>(() => cycles.Cut(walk.Slice(0, walk.FrameCount - 1), Side.Left));
    }

    [Fact]
    public void The_same_recording_passes_whatever_was_done_to_its_coordinates()
    {
        var walk = Slow.Poses();
        var found = GaitSummary.Of(walk);
        var same = new PoseSequence(walk.Skeleton, walk.FramesPerSecond, walk.Coordinates.ToArray());

        foreach (var poses in new[] { walk, Slow.Poses(), same, walk.Named("renamed"), walk.Smooth(SmoothingFilter.Butterworth(6)), walk.FillGaps(3), walk.From(new PoseOrigin("f", "0", 0, 0)) })
        {
            Assert.Equal(found.LeftStrides, found.Cycles.Cut(poses, Side.Left).Count);
            Assert.Equal(found.LeftStrides, GaitSummary.Of(poses.WithUnit(LengthUnit.Millimeter), found.Events).LeftStrides);
        }

        var slice = walk.Slice(20, 150);
        Assert.NotEmpty(ClinicalCycles.Of(slice).Cut(walk.Slice(20, 150), Side.Right));
    }

    private static VideoPredictions Made(double cadence) =>
        SyntheticGait.Walk(new WalkingSubject("made"), new WalkingTrialOptions { CadenceStepsPerMinute = cadence });
}
