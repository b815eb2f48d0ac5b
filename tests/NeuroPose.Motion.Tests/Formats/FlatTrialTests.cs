using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Trials whose poses are in the picture alone.</summary>
public sealed class FlatTrialTests
{
    [Fact]
    public void People_without_poses_in_space_are_counted_and_taken_in_pixels_of_two_dimensions()
    {
        var trial = Trial(([1, 2, 3, 4], [50, 60, 70, 80]), ([5, 6, double.NaN, 8], null));

        Assert.Equal((2, 2, 1), (trial.PersonCount, trial.Frames[0].PersonCount, trial.Frames[1].PersonCount));
        var poses = trial.Poses();
        Assert.Equal((2, LengthUnit.Pixel, Axes.YDown), (poses.Dimensions, poses.Unit, poses.Axes));
        Assert.Equal([1, 2, 0, 3, 4, 0, 5, 6, 0, double.NaN, 8, double.NaN], poses.Coordinates.ToArray());
        Assert.True(double.IsNaN(trial.Poses(1)[1, 0].X));
    }

    [Fact]
    public void The_skeleton_is_the_one_that_the_file_names_and_not_one_of_as_many_joints()
    {
        var h36m = Skeleton.Human36M17;
        var trial = Trial((Enumerable.Range(0, 34).Select(at => (double)at).ToArray(), null)) with
        {
            Provenance = ProvenanceRecord.WithoutModel with { Workbench = new() { Estimation = Estimation(h36m) } },
        };
        using var folder = new TemporaryFolder();
        trial.Save(folder.PathTo("trial.json"));

        var read = VideoPredictions.Load(folder.PathTo("trial.json"));

        Assert.Same(h36m, read.Poses().Skeleton);
        var (expected, found) = (Estimation(h36m), read.Provenance!.Workbench!.Estimation!);
        Assert.Equal(expected.Joints, found.Joints);
        Assert.Equal(expected.Notes, found.Notes);
        Assert.Equal(expected with { Joints = [], Notes = [] }, found with { Joints = [], Notes = [] });
    }

    [Fact]
    public void People_in_the_picture_are_followed_by_sizes_of_their_bodies()
    {
        double[] At(double x) => [x, 0, x + 10, 100];
        var trial = Trial((At(0), At(300)), (At(310), At(8)), (At(16), At(320)));

        Assert.Equal([[0, 1, 0], [1, 0, 1]], trial.Tracks().Select(track => track.Detections.Select(one => one!.Value).ToArray()));
        Assert.Equal([0, 8, 16], Enumerable.Range(0, 3).Select(frame => trial.TrackedPoses(0)[frame, 0].X));
        Assert.Equal(3, Trial((At(0), At(300)), (At(20), At(320)), (At(160), At(330))).Tracks().Count);
    }

    [Fact]
    public void A_pose_with_three_numbers_a_joint_among_those_in_the_picture_is_refused_with_its_place()
    {
        var frames = new[] { new FramePrediction("frame_000000", NumberRows.Empty, [], [NumberRows.Of(3, [1, 2, 3])]) };
        var trial = new VideoPredictions { Metadata = new(1, 30, 10, 10), Frames = frames };

        var problem = Assert.Throws<FileFormatException>(() => trial.Poses());

        Assert.Contains("frames.frame_000000.poses2d[0]", problem.Message, StringComparison.Ordinal);
        Assert.Contains("joint 0 has 3 coordinates; expected x and y.", problem.Message, StringComparison.Ordinal);
    }

    private static VideoPredictions Trial(params (double[] First, double[]? Second)[] frames) => new()
    {
        Metadata = new(frames.Length, 30, 640, 480),
        Frames =
        [
            .. frames.Select((frame, at) => new FramePrediction(
                FormattableString.Invariant($"frame_{at:D6}"), NumberRows.Empty, [],
                frame.Second is { } second ? [NumberRows.Of(2, frame.First), NumberRows.Of(2, second)] : [NumberRows.Of(2, frame.First)])),
        ],
    };

    private static PoseEstimation Estimation(Skeleton skeleton) => new()
    {
        Skeleton = skeleton.Name,
        Joints = skeleton.JointNames,
        Model = "m",
        Adapter = "simcc",
        License = "MIT",
        Source = "here",
        Engine = "ONNX Runtime 1.31.1",
        Provider = "CPUExecutionProvider",
        Threads = 1,
        Optimization = "ORT_ENABLE_ALL",
        ProcessorFeatures = "X64 AVX2",
        Decoder = "ffmpeg 5.1",
        Notes = ["one", "two"],
    };
}
