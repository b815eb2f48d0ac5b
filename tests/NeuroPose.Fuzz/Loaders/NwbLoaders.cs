using NeuroPose.Sessions.Nwb;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>NWB files of sessions: whatever is in one, its validation is a list of findings.</summary>
internal static class NwbLoaders
{
    private static readonly double[] Times = [0.1, 0.21, 0.29, 0.4];

    public static IReadOnlyList<Loader> All { get; } =
    [
        Loader.OfFile("nwb-session", "session.nwb", Sessions, path =>
        {
            foreach (var finding in NwbValidator.Validate(path).Findings)
            {
                _ = finding.ToString();
            }
        }),
    ];

    private static IReadOnlyList<byte[]> Sessions(string folder)
    {
        var path = Path.Combine(folder, "seed.nwb");
        NwbWriter.Write(Session, path);
        return [File.ReadAllBytes(path)];
    }

    private static NwbFileContents Session => new()
    {
        Identifier = "seed",
        SessionDescription = "a small session",
        SessionStartTime = new(2025, 11, 1, 10, 0, 0, TimeSpan.Zero),
        FileCreateDate = new(2025, 11, 1, 10, 0, 0, TimeSpan.Zero),
        Subject = new() { Id = "M001", Species = "Mus musculus", Age = "P90D" },
        Devices = [new("cam0", "camera")],
        Videos = [new() { Name = "video", Description = "from above", Device = "cam0", Files = [new("./cam0.mp4", 0)], Times = NwbTimes.Of(Times) }],
        Skeletons = [new("mouse", ["nose", "tail"], [(0, 1)])],
        Poses = [new() { Name = "pose", Description = "points", Skeleton = "mouse", Video = "video", Frames = new(Times.Length, 2, new float[Times.Length * 4], new float[Times.Length * 2]) }],
        Trials = new()
        {
            Description = "trials",
            StartTimes = new[] { 0.1, 0.3 },
            StopTimes = new[] { 0.2, 0.4 },
            Columns = [new NwbTextColumn("outcome", "how it ended", ["hit", "unknown"]), new NwbListColumn("licks", "times", [new[] { 0.1, 0.2 }, Array.Empty<double>()])],
        },
        Events =
        [
            new()
            {
                Name = "events",
                Description = "events",
                Timestamps = NwbBlocks.Of(Times),
                Columns = [new NwbCategoryColumn("kind", "what happened", ["cue", "lick", "cue", "cue"], [("cue", "a tone"), ("lick", "a lick")])],
            },
        ],
    };
}
