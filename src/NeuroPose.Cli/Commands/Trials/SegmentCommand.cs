using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose segment</c>: cuts a trial, or each trial of a job, and writes it with its segments into another file.</summary>
internal static class SegmentCommand
{
    public static Command Create(Screen screen)
    {
        var results = new Argument<string>("results") { Description = "A recording of any format, or a job's results (JobResults)." }.NoOptions();
        var name = new Option<string>("--name") { Description = "What the segmentation is called in the file.", Required = true };
        var extractor = new ExtractorOptions();
        var recordings = new MotionOptions();
        var distance = new Option<double?>("--min-distance-seconds")
        {
            Description = "The least time between peaks; for joint_axis 0.4 by default, where the frame rate is known. 0 is no limit.",
        };
        var prominence = new Option<double?>("--min-prominence")
        {
            Description = "The least prominence of a peak, in the signal's unit; for joint_axis 20 (mm) by default. 0 is no limit.",
        };
        var height = new Option<double?>("--min-height") { Description = "The least value at a peak, in the signal's unit." };
        var pad = new Option<double>("--pad-seconds") { Description = "How much each segment is widened at both ends." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Where to write; by default beside the file, with .segments before its extension.",
            HelpName = "FILE",
        };
        var inPlace = new Option<bool>("--in-place") { Description = "Writes into the file itself." };
        var force = new Option<bool>("--force") { Description = "Replaces a segmentation of that name, and a file that is there already." };
        var segment = new Command("segment", "Finds segments (repetitions, lowest heels) by the peaks of a signal, and writes the trial with them into another file.")
        {
            results, name, distance, prominence, height, pad, output, inPlace, force,
        };
        extractor.AddTo(segment);
        recordings.AddTo(segment);
        segment.SetAction((parsed, cancellation) =>
        {
            var config = new SegmentationConfig(
                extractor.Read(parsed),
                recordings.PersonIndex(parsed) ?? 0,
                parsed.GetValue(distance),
                parsed.GetValue(prominence),
                parsed.GetValue(height),
                parsed.GetValue(pad));
            var store = new SegmentStore(parsed.GetRequiredValue(name), config, parsed.GetValue(force));
            var file = parsed.GetRequiredValue(results);
            var isOther = TrialOrOther.IsOther(file);
            var target = new SegmentTarget(file, isOther, parsed.GetValue(output), parsed.GetValue(inPlace), parsed.GetValue(force)).Path;
            isOther |= recordings.AreGiven(parsed);
            if (isOther && parsed.GetValue(inPlace))
            {
                throw new UsageException($"--in-place: segments are kept in trials of the reference, and {file} is of another format. Leave it out, or name a file: --output FILE.");
            }

            AtomicFile.Try(target);
            foreach (var line in isOther ? store.Write(recordings.Load(parsed, file, cancellation), file, target, cancellation) : store.Write(file, target, cancellation))
            {
                screen.WriteLine(line);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return segment;
    }
}

/// <summary>
/// Where the segmented file is written: never over a file that the call does not name for that, and never into a dataset.
/// </summary>
internal sealed class SegmentTarget(string file, bool isOther, string? output, bool inPlace, bool force)
{
    /// <exception cref="UsageException">A file would be destroyed.</exception>
    public string Path
    {
        get
        {
            if (inPlace && output is not null)
            {
                throw new UsageException("--in-place and --output: choose one.");
            }

            if (output is null && DatasetOf(file) is { } dataset)
            {
                throw new UsageException(
                    $"{file} is a file of the dataset {dataset}, whose manifest states its hash. Say where to write, outside of it: --output FILE.");
            }

            var target = inPlace ? file : output ?? System.IO.Path.ChangeExtension(file, ".segments" + (isOther ? ".json" : System.IO.Path.GetExtension(file)));
            return ProblemWith(target) is { } problem ? throw new UsageException(problem) : target;
        }
    }

    private string? ProblemWith(string target) =>
        DatasetOf(target) is { } dataset ? $"{target} is a file of the dataset {dataset}, whose manifest states its hash. Write to another file."
        : inPlace ? null
        : System.IO.Path.GetFullPath(target) == System.IO.Path.GetFullPath(file) ? $"--output {target} is the file itself. --in-place writes into it."
        : File.Exists(target) && !force ? $"{target} is there already. --force replaces it, --output names another file."
        : null;

    /// <summary>
    /// The name of the dataset that lists the file, or that stands beside it and cannot be read; null when there is none.
    /// </summary>
    private static string? DatasetOf(string path)
    {
        // A link leads to where the file is.
        var real = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(real))!;
        if (!File.Exists(System.IO.Path.Combine(folder, Dataset.ManifestName)))
        {
            return null;
        }

        try
        {
            var dataset = Dataset.Open(folder);
            var name = System.IO.Path.GetFileName(real);
            return dataset.Entries.Any(entry => string.Equals(entry.FileName, name, StringComparison.OrdinalIgnoreCase)) ? dataset.Name : null;
        }
        catch (DatasetException)
        {
            return folder;
        }
    }
}

/// <summary>Adds a segmentation to the trials of a file.</summary>
internal sealed class SegmentStore(string name, SegmentationConfig config, bool replace)
{
    /// <summary>
    /// Writes a recording of another format as a trial with its segments. They are found in the trial as it is written, in millimeters with
    /// y down, so that its readers find the same along the same axis.
    /// </summary>
    public IReadOnlyList<string> Write(MotionRecording recording, string file, string target, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var turned = TrialConversion.AsTheReference(recording);
        VideoPredictions trial;
        try
        {
            trial = turned.ToVideoPredictions();
        }
        catch (ArgumentException obstacle)
        {
            throw UsageException.Of(file, obstacle);
        }

        var written = Save(Add(trial, file), target);
        return turned == recording ? written : [TrialConversion.Turned, .. written];
    }

    public IReadOnlyList<string> Write(string file, string target, CancellationToken cancellation)
    {
        // Another call that adds to the same file is waited for, and its segmentation is there when the file is read.
        using var held = FileLock.Hold(target, cancellation);
        if (VideoPredictions.IsIn(file))
        {
            return Save(Add(VideoPredictions.Load(file, cancellation), file), target);
        }

        var job = JobResults.Load(file, cancellation);
        OrderedDictionary<string, VideoPredictions> videos = new(StringComparer.Ordinal);
        foreach (var (video, trial) in job.Videos)
        {
            videos[video] = Add(trial, $"{file}: {video}");
        }

        (job with { Videos = videos }).Save(target);
        return [.. videos.Select(video => FormattableString.Invariant($"{video.Key}: {name}: {video.Value.Segmentations[name].Segments.Count} segments")), $"wrote {target}"];
    }

    private string[] Save(VideoPredictions trial, string target)
    {
        trial.Save(target);
        return [FormattableString.Invariant($"{name}: {trial.Segmentations[name].Segments.Count} segments"), $"wrote {target}"];
    }

    private VideoPredictions Add(VideoPredictions trial, string place)
    {
        if (trial.Segmentations.ContainsKey(name) && !replace)
        {
            throw new UsageException($"{place}: there is a segmentation named \"{name}\" already. --force replaces it.");
        }

        // Only the file knows how many frames and joints there are.
        var poses = trial.Poses((int)config.PersonIndex);
        if (config.ProblemIn(poses) is { } problem)
        {
            throw new UsageException($"{place}: {problem}");
        }

        OrderedDictionary<string, TrialSegments> segmentations = new(trial.Segmentations, StringComparer.Ordinal) { [name] = Find(poses) };
        return trial with { Segmentations = segmentations };
    }

    /// <summary>
    /// Of one coordinate, peaks at least 0.4 s apart that stand out by 20, where the call says nothing else: without these limits, noise in
    /// stance makes segments.
    /// </summary>
    private TrialSegments Find(PoseSequence poses) => poses.Segment(config.Extractor is not SignalExtractor.JointAxis ? config : config with
    {
        MinDistanceSeconds = config.MinDistanceSeconds ?? (double.IsNaN(poses.FramesPerSecond) ? null : 0.4),
        MinProminence = config.MinProminence ?? 20,
    });
}
