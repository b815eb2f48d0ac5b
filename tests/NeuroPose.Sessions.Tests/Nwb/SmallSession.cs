using System.Diagnostics;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Nwb;

/// <summary>A session of two cameras with everything that a file can hold, small, and with what real ones have: jitter, gaps, umlauts.</summary>
internal static class SmallSession
{
    public const int Frames = 40;

    public static readonly string[] Nodes = ["nose", "left ear", "Schwanz-Übergang"];

    /// <summary>Times with a jitter, so that no inspector takes them for regular.</summary>
    public static double[] Times(double start, int count = Frames, double rate = 30) =>
        [.. Enumerable.Range(0, count).Select(frame => Math.Round(start + (frame / rate) + (frame * 7 % 11 * 1e-5), 6))];

    public static NwbFileContents Contents { get; } = new()
    {
        Identifier = "session-0001/sha256:0123",
        SessionDescription = "two cameras, a cued task; größer als nichts",
        SessionStartTime = new(2025, 11, 1, 10, 0, 0, TimeSpan.FromHours(1)),
        FileCreateDate = new(2025, 11, 2, 9, 30, 0, TimeSpan.FromHours(1)),
        SessionId = "Session-0001",
        ExperimentDescription = "cued reaching",
        Experimenters = ["Müller, Jörg", "Doe, Jane"],
        Lab = "Laboratory",
        Institution = "Institute",
        Keywords = ["pose", "TTL"],
        Notes = "{\"config\":\"sha256:00\"}",
        GeneratedBy = [new("neuropose", "0.1.0"), new("ffmpeg", "5.1")],
        Subject = new() { Id = "M001", Species = "Mus musculus", Sex = NwbSex.Male, Age = "P90D", Genotype = "wt/wt" },
        Devices =
        [
            new("cam0", "top camera") { Manufacturer = "Basler", Model = "acA1300", SerialNumber = "4000" },
            new("cam1", "camera at the side"),
        ],
        Videos =
        [
            new() { Name = "cam0_video", Description = "from above", Device = "cam0", Files = [new("./cam0.mp4", 0)], Times = NwbTimes.Of(Times(0.5)), Dimension = (64, 48) },
            new()
            {
                Name = "cam1_video", Description = "from the side", Device = "cam1", Dimension = (64, 48),
                Files = [new("./cam1a.mp4", 0), new("./cam1b.mp4", 20)], Times = NwbTimes.Regular(0.503, 30),
            },
        ],
        Skeletons = [new("mouse", Nodes, [(0, 1), (0, 2)])],
        Poses = [Pose("PoseEstimation_cam0", "cam0_video"), Pose("PoseEstimation_cam1", "cam1_video")],
        BehavioralSignals =
        [
            new()
            {
                Name = "motion_energy_whisker", Description = "mean of the absolute differences", Unit = "a.u.", Video = "cam0_video",
                Data = NwbBlocks.Of<double>(Enumerable.Range(0, Frames).Select(frame => frame == 3 ? double.NaN : frame * 1.5).ToArray()),
            },
            new()
            {
                Name = "pupil_center", Description = "center of the pupil", Unit = "pixels", Columns = 2, Times = NwbTimes.Of(Times(0.7, 10)),
                Data = NwbBlocks.Of<double>(Enumerable.Range(0, 20).Select(value => value * 0.25).ToArray()),
            },
        ],
        BehavioralEvents =
        [
            new() { Name = "reward_amount", Description = "water at each reward", Unit = "uL", Times = NwbTimes.Of(new[] { 1.0, 1.6, 3.9, }), Data = NwbBlocks.Of<double>(new[] { 5.0, 5, 6 }) },
        ],
        Trials = new()
        {
            Description = "trials of Bpod, aligned to the cue",
            StartTimes = new[] { 0.6, 1.1, 1.5 },
            StopTimes = new[] { 1.0, 1.4, 1.9 },
            Columns =
            [
                new NwbTextColumn("outcome", "how it ended", ["HIT", "Übung", "Miss"]),
                new NwbNumberColumn("cue_time", "time of the cue in seconds; NaN where there was none", new[] { 0.7, double.NaN, 1.6 }),
                new NwbIntegerColumn("trial_number", "as Bpod counts", new long[] { 1, 2, 4 }),
                new NwbTruthColumn("is_aligned", "whether a pulse was found", [true, true, false]),
                new NwbListColumn("lick_times", "times of the licks in seconds", [new[] { 0.8, 0.9 }, Array.Empty<double>(), new[] { 1.7 }]),
            ],
        },
        Pulses =
        [
            new() { Name = "ttl_cam0", Description = "rising edges of the exposure of cam0", Timestamps = NwbBlocks.Of<double>(Times(0.5)) },
            new() { Name = "ttl_cue", Description = "rising edges of the cue", Timestamps = NwbBlocks.Of<double>(new[] { 0.7, 1.6 }), Durations = NwbBlocks.Of<double>(new[] { 0.1, double.NaN }) },
        ],
        Events =
        [
            new()
            {
                Name = "bpod_events", Description = "events of the state machine", Timestamps = NwbBlocks.Of<double>(new[] { 0.7, 0.9, 1.6 }),
                Columns =
                [
                    new NwbCategoryColumn("kind", "what happened", ["cue", "lick", "cue"], [("cue", "a tone"), ("lick", "tongue at the spout"), ("reward", "water")]),
                    new NwbIntegerColumn("trial_number", "the trial", new long[] { 1, 1, 4 }),
                ],
            },
        ],
    };

    /// <summary>The folder that the schema is read from; null where the environment names none.</summary>
    public static string? Schema => Environment.GetEnvironmentVariable("NEUROPOSE_NWB_SCHEMA") is { Length: > 0 } folder ? folder : null;

    public static NwbPose Pose(string name, string video) => new()
    {
        Name = name,
        Description = "DeepLabCut, two coordinates",
        Skeleton = "mouse",
        Video = video,
        Scorer = "DLC_resnet50",
        SourceSoftware = "DeepLabCut",
        SourceSoftwareVersion = "2.3.9",
        ConfidenceDefinition = "softmax of the network",
        Frames = new(Frames, 2, Positions(), Enumerable.Range(0, Frames * Nodes.Length).Select(value => value % 17 / 17f).ToArray()),
    };

    /// <summary>Writes the session with its videos beside it.</summary>
    public static string Write(TemporaryFolder folder, NwbFileContents? contents = null, string name = "session.nwb")
    {
        Videos(folder.Root);
        var path = folder.PathTo(name);
        NwbWriter.Write(contents ?? Contents, path, new() { SchemaFolder = Schema });
        return path;
    }

    /// <summary>Makes the videos of the cameras.</summary>
    public static void Videos(string folder)
    {
        foreach (var (name, frames) in new[] { ("cam0.mp4", Frames), ("cam1a.mp4", 20), ("cam1b.mp4", 20) })
        {
            File.Copy(Video(frames), Path.Combine(folder, name), overwrite: true);
        }
    }

    private static readonly Dictionary<int, string> Made = [];
    private static readonly TemporaryFolder Kept = new();

    private static string Video(int frames)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(frames, out var path))
            {
                path = Kept.PathTo(FormattableString.Invariant($"{frames}.mp4"));
                using var ffmpeg = Process.Start(
                    "ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=30", "-frames:v", $"{frames}", "-y", path]);
                Assert.True(ffmpeg.WaitForExit(60_000) && ffmpeg.ExitCode == 0);
                Made[frames] = path;
            }

            return path;
        }
    }

    private static float[] Positions()
    {
        var positions = new float[Frames * Nodes.Length * 2];
        for (var value = 0; value < positions.Length; value++)
        {
            positions[value] = 10 + (value % 31);
        }

        (positions[12], positions[13]) = (float.NaN, float.NaN);
        return positions;
    }
}
