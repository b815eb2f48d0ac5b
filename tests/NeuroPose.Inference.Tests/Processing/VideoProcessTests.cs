using NeuroPose.Formats;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Processing;
using NeuroPose.Inference.Tests.Synthetic;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests.Processing;

/// <summary>Whole videos to VideoPredictions files.</summary>
public sealed class VideoProcessTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [VideoFact]
    public void A_video_becomes_a_trial_in_the_picture_with_its_skeleton_rate_and_provenance()
    {
        using var estimator = PoseEstimator.Open(studio.MoveNet(), new() { IsDeterministic = true });
        var estimated = estimator.Process(Video.Open(studio.Video()));
        var files = estimated.Save(studio.PathTo("walk_predictions.json"));
        var (file, scores) = (files[0], files[1]);

        var trial = VideoPredictions.Load(file);
        Assert.Equal((12, 30.0, 320, 320), (trial.Metadata.FrameCount, trial.Metadata.FramesPerSecond, trial.Metadata.Width, trial.Metadata.Height));
        Assert.All(trial.Frames, frame => Assert.Equal((1, 0, 1), (frame.PersonCount, frame.Poses3D.Count, frame.Boxes.RowCount)));
        var poses = trial.Poses();
        Assert.Equal((2, LengthUnit.Pixel, "COCO-17", 12), (poses.Dimensions, poses.Unit, poses.Skeleton.Name, poses.FrameCount));
        for (var frame = 0; frame < 12; frame++)
        {
            var truth = (Studio.Walker with { PixelsPerFrame = 1 }).Keypoints(frame);
            Assert.InRange(poses[frame, "left_shoulder"].X, truth[5].X - 1, truth[5].X + 1);
            Assert.InRange(poses[frame, "left_shoulder"].Y, truth[5].Y - 1, truth[5].Y + 1);
        }

        var provenance = trial.Provenance!;
        Assert.Equal(("movenet.onnx", true), (provenance.ModelFileName, provenance.Deterministic));
        Assert.Equal(estimator.Files[0].Sha256, provenance.ModelSha256);
        Assert.Equal(["walk.mkv", "movenet.onnx"], provenance.Workbench!.Inputs.Select(input => input.Name));
        Assert.False(provenance.Workbench.Deterministic);
        var how = provenance.Workbench.Estimation!;
        Assert.Equal(("COCO-17", "movenet-single", 1L, "ORT_ENABLE_EXTENDED", "CPUExecutionProvider"), (how.Skeleton, how.Adapter, how.Threads, how.Optimization, how.Provider));
        Assert.Matches(@"^ONNX Runtime \d+\.\d+", how.Engine);
        Assert.Matches(@"^ffmpeg \S+: -hide_banner .* -i FILE .*bitexact", how.Decoder);
        Assert.Contains("The model has no card; it was taken for movenet-single by its tensors.", how.Notes);

        var lines = File.ReadAllLines(scores);
        Assert.StartsWith("frame,time_seconds,person,box_score,nose,left_eye,", lines[0], StringComparison.Ordinal);
        Assert.Equal(13, lines.Length);
        Assert.StartsWith("3,0.1,0,", lines[4], StringComparison.Ordinal);
        Assert.Equal((12, true), (estimated.Poses2D().FrameCount, estimated.Poses2D().HasConfidence));
    }

    [VideoFact]
    public void Frames_of_a_variable_rate_keep_their_times_and_the_file_says_that_the_rate_varies()
    {
        var path = studio.PathTo("phone.mkv");
        VideoFiles.Make("-i {} -vf select='lt(n,8)+not(mod(n,3))' -fps_mode passthrough -c:v libx264rgb -qp 0 {}", studio.Video("steady.mkv", 24), path);
        using var estimator = PoseEstimator.Open(studio.MoveNet());

        var estimated = estimator.Process(Video.Open(path));

        Assert.Equal([0, 33, 67, 100, 133, 167, 200, 233, 300, 400, 500, 600, 700], estimated.Frames.Select(frame => Math.Round(frame.Seconds * 1000)));
        Assert.Equal(12 / 0.7, estimated.Predictions.Metadata.FramesPerSecond, 3);
        Assert.Contains(estimated.Notes, note => note.StartsWith("The rate varies: 5 of 12 steps between frames differ from 3", StringComparison.Ordinal));

        var steady = estimator.Process(Video.Open(path, new() { FramesPerSecond = 30 }));
        Assert.Equal((30.0, true), (steady.Predictions.Metadata.FramesPerSecond, steady.Frames.Count is 21 or 22));
    }

    [VideoFact]
    public void The_same_bits_come_out_twice_on_two_videos_side_by_side_and_after_another_video()
    {
        var (walk, other) = (studio.Video(), StickFigure.Write(studio.PathTo("other.mkv"), 320, 320, 9, [new StickFigure(120, 60, 200)]));
        var model = studio.MoveNet();

        byte[] Once(string name)
        {
            using var estimator = PoseEstimator.Open(model);
            return Saved(estimator, walk, name);
        }

        var alone = Once("first.json");
        Assert.Equal(alone, Once("second.json"));
        var side = new byte[2][];
        Parallel.For(0, 2, at => side[at] = Once($"side{at}.json"));
        Assert.All(side, one => Assert.Equal(alone, one));
        using var shared = PoseEstimator.Open(model);
        Assert.NotEqual(alone, Saved(shared, other, "other.json"));
        Assert.Equal(alone, Saved(shared, walk, "after.json"));
    }

    [VideoFact]
    public void A_run_that_was_stopped_goes_on_where_it_was_and_ends_with_the_same_bits()
    {
        var (walk, model, journal) = (studio.Video(frames: 20), studio.MoveNet(), studio.PathTo("walk.json.part"));
        using var estimator = PoseEstimator.Open(model);
        var whole = Saved(estimator, walk, "whole.json");
        using var cancellation = new CancellationTokenSource();
        var stop = new After(7, cancellation);
        Assert.Throws<OperationCanceledException>(() => estimator.Process(Video.Open(walk), stop, new() { Journal = journal }, cancellation.Token));

        // As a process that was killed leaves it: in the middle of a line.
        var bytes = File.ReadAllBytes(journal);
        File.WriteAllBytes(journal, bytes[..^10]);
        Assert.False(VideoPredictions.IsIn(journal));
        var estimated = estimator.Process(Video.Open(walk), progress: null, new() { Journal = journal, IsResumed = true });

        Assert.Equal(20 - 6, estimated.LatenciesMilliseconds.Count);
        estimated.Save(studio.PathTo("resumed.json"));
        Assert.Equal(whole, File.ReadAllBytes(studio.PathTo("resumed.json")));
    }

    [VideoFact]
    public void Frames_of_another_video_or_model_are_not_gone_on_with()
    {
        var journal = studio.PathTo("walk.json.part");
        using var estimator = PoseEstimator.Open(studio.MoveNet());
        estimator.Process(Video.Open(studio.Video()), progress: null, new() { Journal = journal });

        var problem = Assert.Throws<FileFormatException>(
            () => estimator.Process(Video.Open(studio.Video("longer.mkv", 15)), progress: null, new() { Journal = journal, IsResumed = true }));

        Assert.StartsWith($"{journal}: these frames are of another video, model or options", problem.Message, StringComparison.Ordinal);
    }

    [VideoFact]
    public void A_person_who_is_out_of_the_picture_for_a_while_keeps_the_number_and_the_place_in_the_file()
    {
        // The model gives the left half first: when the left person is not there, the right one is its only person.
        var frames = studio.PathTo("two.mkv");
        using (var writer = VideoWriter.Create(frames, 640, 480, 30, isLossless: true))
        {
            var (both, right) = (One(Figures.Both), One(Figures.RightOnly));
            foreach (var picture in new[] { both, both, right, right, both })
            {
                writer.Write(picture);
            }

            writer.Finish();
        }

        using var estimator = PoseEstimator.Open(studio.Model("multi.onnx", ColorModels.MoveNetMulti(256, 192)));
        var estimated = estimator.Process(Video.Open(frames));

        Assert.Equal([[0, 1], [0, 1], [1], [1], [0, 1]], estimated.Frames.Select(frame => frame.Numbers.ToArray()));
        Assert.All(estimated.Predictions.Frames, frame => Assert.Equal(2, frame.PersonCount));
        var second = estimated.Predictions.Poses(1);
        Assert.True(Enumerable.Range(0, 5).All(frame => second[frame, "nose"].X > 320));
        Assert.True(double.IsNaN(estimated.Predictions.Poses(0)[2, "nose"].X));

        using var unfollowed = PoseEstimator.Open(studio.PathTo("multi.onnx"));
        var plain = unfollowed.Process(Video.Open(frames), progress: null, new() { Tracking = new() { Method = NeuroPose.Inference.Tracking.TrackingMethod.None } });
        Assert.Equal([0], plain.Frames[2].Numbers);
    }

    [VideoFact]
    public void A_cut_video_is_an_error_or_with_leave_a_note_in_the_file()
    {
        var (whole, cut) = (studio.PathTo("whole.mp4"), studio.PathTo("cut.mkv"));
        VideoFiles.Make("-f lavfi -i testsrc2=s=160x120:r=30:d=6 -pix_fmt yuv420p -f matroska {}", whole);
        var bytes = File.ReadAllBytes(whole);
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
        using var estimator = PoseEstimator.Open(studio.MoveNet());

        var problem = Assert.Throws<VideoException>(() => estimator.Process(Video.Open(cut)));
        Assert.Contains("The file is cut or damaged", problem.Message, StringComparison.Ordinal);

        var estimated = estimator.Process(Video.Open(cut, new() { AcceptsCutFiles = true }));
        Assert.Contains(estimated.Notes, note => note.StartsWith("The video is not whole: ", StringComparison.Ordinal));
        Assert.False(estimated.Outcome.IsWhole);
    }

    private byte[] Saved(PoseEstimator estimator, string video, string name)
    {
        estimator.Process(Video.Open(video)).Save(studio.PathTo(name));
        return File.ReadAllBytes(studio.PathTo(name));
    }

    private byte[] One(StickFigure[] figures) =>
        Video.Open(StickFigure.Write(studio.PathTo($"{Guid.NewGuid():N}.mkv"), 640, 480, 1, figures)).First().Bytes.ToArray();

    private static class Figures
    {
        public static readonly StickFigure[] Both = [new(160, 60, 340), new(480, 100, 330)];
        public static readonly StickFigure[] RightOnly = [new(480, 100, 330)];
    }

    private sealed class After(int frames, CancellationTokenSource cancellation) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (value.Done >= frames)
            {
                cancellation.Cancel();
            }
        }
    }
}
