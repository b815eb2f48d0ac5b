using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Pipeline;
using NeuroPose.Sessions.Synthesis;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Tests.Pipeline;

[Collection(SharedRun.Name)]
public class SessionPipelineTests(SyntheticRun run)
{
    [Fact]
    public void A_synthetic_session_runs_at_once_and_every_gate_passes()
    {
        Assert.True(run.Result.IsGood, string.Join('\n', run.Result.Gates));
        Assert.True(File.Exists(run.Result.NwbFile));
        Assert.True(File.Exists(run.Result.ReportFile));
        foreach (var artifact in (string[])["manifest.json", "verification_summary.json", "sync/sync_summary.json", "sync/timestamps_cam1.csv", "pose/pose_cam2.csv", "facemap/facemap_cam0.csv", "events/trials.csv", "events/events.csv", "events/events_summary.json"])
        {
            Assert.True(File.Exists(run.Interim(artifact.Split('/'))), artifact);
        }
    }

    [Fact]
    public void Every_frame_has_its_true_time_and_those_whose_pulse_was_lost_say_so()
    {
        foreach (var camera in run.Truth.Cameras)
        {
            string[][] rows = [.. File.ReadLines(run.Interim("sync", $"timestamps_{camera.Id}.csv")).Skip(1).Select(line => line.Split(','))];
            Assert.Equal(camera.Times.Length, rows.Length);
            for (var frame = 0; frame < rows.Length; frame++)
            {
                var isLost = camera.LostFrames.Contains(frame);
                Assert.Equal(frame.ToString(CultureInfo.InvariantCulture), rows[frame][0]);
                Assert.Equal(isLost ? "interpolated" : "pulse", rows[frame][2]);
                Assert.True(Math.Abs(double.Parse(rows[frame][1], CultureInfo.InvariantCulture) - camera.Times[frame]) < (isLost ? 1e-4 : 1e-6), $"{camera.Id}, frame {frame}");
            }
        }
    }

    [Fact]
    public void Every_trial_is_at_its_true_time_and_an_outcome_that_no_state_says_is_unknown()
    {
        string[][] rows = [.. File.ReadLines(run.Interim("events", "trials.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(run.Truth.Trials.Count, rows.Length);
        foreach (var (row, trial) in rows.Zip(run.Truth.Trials))
        {
            Assert.True(Math.Abs(double.Parse(row[3], CultureInfo.InvariantCulture) - trial.Start) < 1e-4, string.Join(',', row));
            Assert.Equal(trial.HasPulse ? "pulse" : "neighbors", row[6]);
            Assert.Equal(trial.Outcome.Length == 0 ? "unknown" : trial.Outcome.ToUpperInvariant(), row[5] == "unknown" ? row[5] : row[5].Replace("_", "", StringComparison.Ordinal).ToUpperInvariant());
        }
    }

    [Fact]
    public void Frames_in_the_videos_carry_their_numbers_and_the_dropped_ones_are_not_there()
    {
        var camera = run.Truth.Cameras[2];
        using var reader = Video.Open(Path.Combine(run.Root, "data", "raw", SyntheticSession.Id, "cam2.mp4"), new() { Pixels = PixelForm.Gray }).Read();
        List<int> numbers = [];
        while (reader.Next() is { } frame)
        {
            numbers.Add(FrameCode.Read(frame.Bytes.Span, frame.Width));
        }

        Assert.Equal(Enumerable.Range(0, camera.Times.Length + camera.DroppedExposures.Length).Except(camera.DroppedExposures), numbers);
    }

    [Fact]
    public void The_NWB_file_gives_poses_back_at_the_times_of_their_frames()
    {
        var poses = NwbPoseFile.Load(run.Result.NwbFile!);
        Assert.Equal(["PoseEstimation_cam0", "PoseEstimation_cam1", "PoseEstimation_cam2_mouse"], poses.Estimations.Select(pose => pose.Name).Order(StringComparer.Ordinal).Select(name => name == "PoseEstimation_cam2" ? name + "_mouse" : name));
        var first = poses.Estimations.First(pose => pose.Name == "PoseEstimation_cam0");
        Assert.Equal(["nose", "left ear", "right ear", "tail base"], first.Nodes);
        Assert.Equal([(0, 1), (0, 2), (0, 3)], first.Edges);
        var truth = run.Truth.Cameras[0].Times;
        Assert.All(first.Series, series => Assert.True(series.Times.ToArray().Zip(truth).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4)));
    }

    [Fact]
    public void The_NWB_file_gives_trials_back_with_numbers_and_texts()
    {
        var trials = NwbTrialTable.Load(run.Result.NwbFile!);
        Assert.Equal(run.Truth.Trials.Count, trials.Count);
        Assert.All(trials.StartTimes.ToArray().Zip(run.Truth.Trials), pair => Assert.Equal(pair.Second.Start, pair.First, 1e-4));
        Assert.All(trials.Numbers("Cue_start").ToArray().Zip(run.Truth.Trials), pair => Assert.Equal(pair.Second.Cue, pair.First, 2e-4));
        Assert.Equal(run.Truth.Trials.Select(trial => trial.Type == 1 ? "go" : "no go"), trials.Texts("trial_type"));
        Assert.Contains("Did you mean \"outcome\"?", Assert.Throws<FileFormatException>(() => trials.Texts("outcom")).Message, StringComparison.Ordinal);
        Assert.Throws<FileFormatException>(() => NwbTrialTable.Load(run.Result.NwbFile!, "epochs"));
    }

    [Fact]
    public void A_second_run_keeps_what_is_there_and_writes_the_same_bytes()
    {
        var before = FileHash.Of(run.Result.NwbFile!);
        var again = run.Run();
        Assert.All(again.Stages.Where(stage => stage.Stage is not (SessionStage.Validate or SessionStage.Report)), stage => Assert.NotEqual(StageStatus.Done, stage.Status));
        Assert.Equal(before, FileHash.Of(again.NwbFile!));
        var forced = run.Run(new() { Again = true, FileDate = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.Equal(before, FileHash.Of(forced.NwbFile!));
    }

    [Fact]
    public void A_stage_alone_needs_no_files_of_the_stages_before()
    {
        using var folder = new TemporaryFolder();
        var config = SessionConfig.Load(run.CopyTo(folder.PathTo("a copy")));
        var result = SessionPipeline.Run(config, new() { From = SessionStage.Sync, To = SessionStage.Sync });
        Assert.Equal(SessionStage.Sync, result.Stages.Single().Stage);
        Assert.False(File.Exists(folder.PathTo("a copy", "data", "interim", SyntheticSession.Id, "manifest.json")));
        Assert.Equal(File.ReadAllText(run.Interim("sync", "timestamps_cam0.csv")), File.ReadAllText(folder.PathTo("a copy", "data", "interim", SyntheticSession.Id, "sync", "timestamps_cam0.csv")));
    }

    [Fact]
    public void A_raw_file_that_changed_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var config = SessionConfig.Load(run.CopyTo(folder.PathTo("s")));
        SessionPipeline.Run(config, new() { To = SessionStage.Sync });
        var pulses = folder.PathTo("s", "data", "raw", SyntheticSession.Id, "TTLs", "cam1_nidq.xa_7_0.txt");
        string[] lines = File.ReadAllLines(pulses);
        File.WriteAllLines(pulses, lines.Where((_, index) => index != 77));
        var result = SessionPipeline.Run(config, new() { To = SessionStage.Sync });
        Assert.All(result.Stages, stage => Assert.Equal(StageStatus.Done, stage.Status));
        Assert.Contains("77,", File.ReadLines(folder.PathTo("s", "data", "interim", SyntheticSession.Id, "sync", "timestamps_cam1.csv")).Single(line => line.EndsWith("interpolated", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_whose_match_is_ambiguous_has_no_times_and_fails_its_gate()
    {
        using var folder = new TemporaryFolder();
        var config = SessionConfig.Load(run.CopyTo(folder.PathTo("s")));
        var pulses = folder.PathTo("s", "data", "raw", SyntheticSession.Id, "TTLs", "cam0_nidq.xa_7_0.txt");
        File.WriteAllLines(pulses, File.ReadAllLines(pulses).Skip(9));
        var result = SessionPipeline.Run(config, new() { To = SessionStage.ToNwb, FileDate = DateTimeOffset.UnixEpoch });
        Assert.False(result.IsGood);
        Assert.Contains("cam0: ", result.Gates.Single(gate => gate.Name == "cameras without a clock").Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathTo("s", "data", "interim", SyntheticSession.Id, "sync", "timestamps_cam0.csv")));
        Assert.DoesNotContain(NwbPoseFile.Load(result.NwbFile!).Estimations, pose => pose.Name == "PoseEstimation_cam0");
    }

    [Theory]
    [InlineData("cam0.mp4", "camera cam0: no video fits \"cam0.mp4\"")]
    [InlineData("Bpod/session_1.mat", "no Bpod file fits \"Bpod/*.mat\"")]
    [InlineData("facemap/cam0_proc.npy", "camera cam0: no file of Facemap fits")]
    [InlineData("session.toml", "has no pattern of videos")]
    public void A_file_that_is_missing_is_named_with_what_there_is(string file, string problem)
    {
        using var folder = new TemporaryFolder();
        var config = SessionConfig.Load(run.CopyTo(folder.PathTo("s")));
        File.Delete(folder.PathTo(["s", "data", "raw", SyntheticSession.Id, .. file.Split('/')]));
        var error = Assert.ThrowsAny<NeuroPoseException>(() => SessionPipeline.Run(config, new() { FileDate = DateTimeOffset.UnixEpoch }));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_blanks_and_letters_beyond_ASCII_are_files_like_others()
    {
        using var folder = new TemporaryFolder();
        var path = run.CopyTo(folder.PathTo("s"));
        var raw = folder.PathTo("s", "data", "raw");
        Directory.Move(Path.Combine(raw, SyntheticSession.Id), Path.Combine(raw, "Maus 07 – Übung"));
        File.Move(Path.Combine(raw, "Maus 07 – Übung", "cam0.mp4"), Path.Combine(raw, "Maus 07 – Übung", "Kamera oben [1] 100 %.mp4"));
        var session = Path.Combine(raw, "Maus 07 – Übung", "session.toml");
        File.WriteAllText(session, File.ReadAllText(session).Replace("\"synthetic-001\"", "\"Maus 07 – Übung\"", StringComparison.Ordinal).Replace("paths = \"cam0.mp4\"", "paths = \"Kamera oben*.mp4\"", StringComparison.Ordinal));
        var result = SessionPipeline.Run(SessionConfig.Load(path), new() { FileDate = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.True(result.IsGood, string.Join('\n', result.Gates));
        Assert.EndsWith("Maus 07 – Übung.nwb", result.NwbFile, StringComparison.Ordinal);
    }

    [Fact]
    public void Transcoded_videos_keep_every_frame_at_its_time_and_are_made_once()
    {
        using var folder = new TemporaryFolder();
        var path = run.CopyTo(folder.PathTo("s"));
        File.AppendAllText(path, "\n[video.transcode]\nenabled = true\ncrf = 30\npreset = \"ultrafast\"\n");
        SessionRunOptions options = new() { From = SessionStage.Transcode, To = SessionStage.Transcode };
        var made = SessionPipeline.Run(SessionConfig.Load(path), options).Stages.Single();
        Assert.Equal(4, made.Files.Count);
        var third = made.Files.Single(file => Path.GetFileName(file).StartsWith("cam2_transcoded_", StringComparison.Ordinal));
        var original = Video.Open(folder.PathTo("s", "data", "raw", SyntheticSession.Id, "cam2.mp4")).ReadTimes().Seconds;
        Assert.All(Video.Open(third).ReadTimes().Seconds.Zip(original), pair => Assert.Equal(pair.Second - original[0], pair.First, 2e-5));
        var written = made.Files.Select(File.GetLastWriteTimeUtc).ToArray();
        SessionPipeline.Run(SessionConfig.Load(path), options with { Again = true });
        Assert.Equal(written, made.Files.Select(File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void The_same_seed_gives_the_same_session()
    {
        using var folder = new TemporaryFolder();
        SyntheticSession.Write(folder.PathTo("again"), SyntheticRun.Options);
        foreach (var file in Directory.EnumerateFiles(folder.PathTo("again"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".h5", StringComparison.Ordinal)))
        {
            Assert.Equal(FileHash.Of(Path.Combine(run.Root, Path.GetRelativePath(folder.PathTo("again"), file))), FileHash.Of(file));
        }
    }
}
