namespace NeuroPose.Benchmarks;

/// <summary>A measurement with a name: the work of the library against a stated baseline.</summary>
/// <param name="Name">What to call it on the command line.</param>
/// <param name="Run">Measures, and returns a line to print.</param>
internal sealed record Benchmark(string Name, Func<string> Run);

/// <summary>All measurements.</summary>
internal static class Suite
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("search-against-row", Search10000.Run),
        new("spm-permutations", SpmPermutations.Run),
        new("procrustes-per-frame", ProcrustesPerFrame.Run),
        new("angles-hour", AnglesHour.Run),
        new("gait-hour", GaitHour.Run),
        new("segmentation-hour", SegmentationHour.Run),
        new("load-trial", () => LoadTrial.Run(frames: 3000)),
        new("load-hour", LoadHour.Run),
        new("load-c3d", LoadC3d.Run),
        new("load-text", LoadText.Run),
        new("load-openpose-folder", () => LoadOpenPoseFolder.Run(frames: 20_000)),
        new("figure-heat-map-500", () => FigureSpeed.Run("heat-map-500")),
        new("figure-trial-card", () => FigureSpeed.Run("trial-card")),
        new("figure-line-10m", () => FigureSpeed.Run("line-10m")),
        new("video-to-poses", VideoToPoses.EndToEnd),
        new("two-videos", VideoToPoses.TwoVideos),
        new("vitals-reference-1000", VitalsSpeed.Reference),
        new("vitals-default", VitalsSpeed.Default),
        new("vitals-accuracy", () => VitalsAccuracy.Run(VitalScenes.Report, VitalScenes.Levels, isJson: false)),
        new("vitals-rooms", () => VitalsAccuracy.Run(VitalScenes.Report, VitalScenes.Rooms, isJson: false)),
        new("vitals-alerts", () => VitalsAlerts.Run(VitalScenes.Report)),
    ];
}
