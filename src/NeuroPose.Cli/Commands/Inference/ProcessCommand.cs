using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Inference.Processing;
using NeuroPose.Inference.Tracking;
using NeuroPose.Poses;
using NeuroPose.Videos;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose process</c>: estimates the poses in videos and writes them as VideoPredictions.</summary>
internal static class ProcessCommand
{
    public static Command Create(Screen screen)
    {
        var videos = new Argument<string[]>("video") { Description = "Videos, or folders of them.", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var estimation = new EstimationOptions();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, or for several videos the folder; by default VIDEO_predictions.json in the current folder.",
            HelpName = "path",
        };
        var rate = new Option<double?>("--fps") { Description = "Brings the video to this rate first; by default each frame is kept at its own time." };
        var track = new Option<TrackingMethod>("--track")
        {
            Description = "How people keep their numbers from frame to frame: keypoints, centroid, boxes, or none.",
            DefaultValueFactory = _ => TrackingMethod.Keypoints,
        };
        var distance = new Option<double>("--max-distance") { Description = "The farthest that a person moves between frames, in pixels.", DefaultValueFactory = _ => 250 };
        var likelihood = new Option<double>("--min-likelihood") { Description = "Leaves out people whose keypoints have a lower mean score." };
        var resume = new Option<bool>("--resume") { Description = "Goes on where an earlier run of the same call was stopped." };
        var cut = new Option<bool>("--allow-truncated") { Description = "Takes a video that ends early as far as it goes, and notes it in the file." };
        var overlay = new Option<bool>("--overlay") { Description = "Writes the video with the poses drawn over it, and a sheet of pictures, beside the output." };
        var parallel = new Option<int?>("--parallel") { Description = "How many videos are worked on at once; by default as many as there are processors for." };
        var cameras = new Option<string?>("--cameras")
        {
            Description = "The videos are of one person by several cameras: finds the joints in space with this calibration (TOML of Pose2Sim or Anipose, OpenCV's YAML, or a folder of those).",
            HelpName = "path",
        };
        var unit = new Option<string?>("--calibration-unit") { Description = "The unit of the translations in the calibration: mm, cm or m; Pose2Sim's are m.", HelpName = "unit" };
        var process = new Command("process", "Estimates the poses of people in videos.") { cameras, unit, videos, output, rate, track, distance, likelihood, resume, cut, overlay, parallel };
        estimation.AddTo(process);
        process.SetAction((parsed, cancellation) =>
        {
            var (card, options) = estimation.Read(parsed);
            var run = new ProcessRun(card, options, screen)
            {
                Videos = new VideoOptions { FramesPerSecond = Rate(parsed.GetValue(rate)), AcceptsCutFiles = parsed.GetValue(cut) },
                Process = new ProcessOptions
                {
                    Tracking = new()
                    {
                        Method = parsed.GetValue(track),
                        MaxDistancePixels = parsed.GetValue(distance) is >= 0 and var far ? far : throw new UsageException("--max-distance must be 0 or more."),
                        LeastScore = parsed.GetValue(likelihood),
                    },
                    IsResumed = parsed.GetValue(resume),
                },
                DrawsOverlay = parsed.GetValue(overlay),
                Cameras = parsed.GetValue(cameras) is { } calibration ? new(calibration, UnitOf(parsed.GetValue(unit))) : null,
                Parallel = parsed.GetValue(parallel) ?? Math.Max(1, Environment.ProcessorCount / options.Threads),
            };
            return Task.FromResult(run.Run(ProcessTarget.Of(parsed.GetRequiredValue(videos), parsed.GetValue(output)), cancellation));
        });
        return process;
    }

    private static LengthUnit? UnitOf(string? word) => word is null ? null
        : LengthUnits.Parse(word) is { } unit && unit.IsLength() ? unit : throw new UsageException($"--calibration-unit: \"{word}\" is no unit of length. Known: mm, cm, m.");

    private static double? Rate(double? wanted) =>
        wanted is null or (> 0 and <= 1000) ? wanted : throw new UsageException("--fps must be above 0 and at most 1000.");
}

/// <summary>A video and the file that its poses are written to.</summary>
internal sealed record ProcessTarget(string Video, string Output)
{
    private static readonly string[] Endings = [".mp4", ".avi", ".mov", ".mkv", ".m4v", ".webm", ".mpg", ".mpeg", ".mts", ".wmv"];

    /// <summary>The frames that are done, as long as the output is not whole; null beside a device, where nothing is kept.</summary>
    public string? Journal => FileFacts.Of(Output).Kind == FileKind.Other ? null : Output + ".part";

    /// <summary>The video with the poses drawn over it.</summary>
    public string Overlay => Path.ChangeExtension(Output, null) + ".overlay.mp4";

    /// <summary>The sheet of pictures.</summary>
    public string Sheet => Path.ChangeExtension(Output, null) + ".sheet.png";

    /// <summary>What a call means.</summary>
    /// <exception cref="UsageException">A folder has no videos, or two outputs would be one file.</exception>
    public static IReadOnlyList<ProcessTarget> Of(string[] words, string? output)
    {
        string[] videos = [.. words.SelectMany(Videos)];
        var isFolder = output is not null && (Directory.Exists(output) || Path.EndsInDirectorySeparator(output) || videos.Length > 1);
        ProcessTarget[] targets =
        [
            .. videos.Select(video => new ProcessTarget(
                video, output is null || isFolder ? Path.Combine(output ?? "", Path.GetFileNameWithoutExtension(video) + "_predictions.json") : output)),
        ];
        foreach (var twice in targets.GroupBy(target => Path.GetFullPath(target.Output), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new UsageException($"{string.Join(" and ", twice.Select(target => target.Video))} would both be written to {twice.Key}: process them one by one, with --output.");
        }

        if (targets.FirstOrDefault(target => Path.GetFullPath(target.Output) == Path.GetFullPath(target.Video)) is { } same)
        {
            throw new UsageException($"--output {same.Output} is the video itself.");
        }

        return targets;
    }

    private static IEnumerable<string> Videos(string word)
    {
        if (!Directory.Exists(word))
        {
            return [word];
        }

        string[] found =
        [
            .. Directory.EnumerateFiles(word).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal),
        ];
        return found.Length > 0 ? found : throw new UsageException($"{word}: no videos in this folder (looked for {string.Join(", ", Endings)}).");
    }
}
