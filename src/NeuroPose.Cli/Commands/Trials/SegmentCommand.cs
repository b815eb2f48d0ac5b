using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Segmentation;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose segment</c>: cuts a trial, or each trial of a job, and keeps the segments in the file.</summary>
internal static class SegmentCommand
{
    public static Command Create(Screen screen)
    {
        var results = new Argument<string>("results") { Description = "A trial (VideoPredictions) or a job's results (JobResults)." }.NoOptions();
        var name = new Option<string>("--name") { Description = "What the segmentation is called in the file.", Required = true };
        var extractor = new ExtractorOptions();
        var person = new Option<int>("--person-index") { Description = "Whose poses (counted from 0)." };
        var distance = new Option<double?>("--min-distance-seconds") { Description = "The least time between peaks." };
        var prominence = new Option<double?>("--min-prominence") { Description = "The least prominence of a peak, in the signal's unit." };
        var height = new Option<double?>("--min-height") { Description = "The least value at a peak, in the signal's unit." };
        var pad = new Option<double>("--pad-seconds") { Description = "How much each segment is widened at both ends." };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write; otherwise into the file itself.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replaces a segmentation of that name." };
        var segment = new Command("segment", "Finds segments (gait cycles, repetitions) by the peaks of a signal, and stores them in the file.") { results, name, person, distance, prominence, height, pad, output, force };
        extractor.AddTo(segment);
        segment.SetAction((parsed, cancellation) =>
        {
            var config = new SegmentationConfig(
                extractor.Read(parsed),
                parsed.GetValue(person),
                parsed.GetValue(distance),
                parsed.GetValue(prominence),
                parsed.GetValue(height),
                parsed.GetValue(pad));
            var store = new SegmentStore(parsed.GetRequiredValue(name), config, parsed.GetValue(force));
            var file = parsed.GetRequiredValue(results);
            var target = parsed.GetValue(output) ?? file;
            foreach (var line in store.Write(file, target, cancellation))
            {
                screen.WriteLine(line);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return segment;
    }
}

/// <summary>Adds a segmentation to the trials of a file.</summary>
internal sealed class SegmentStore(string name, SegmentationConfig config, bool replace)
{
    public IReadOnlyList<string> Write(string file, string target, CancellationToken cancellation)
    {
        if (VideoPredictions.IsIn(file))
        {
            var trial = Add(VideoPredictions.Load(file, cancellation), file);
            trial.Save(target);
            return [FormattableString.Invariant($"{name}: {trial.Segmentations[name].Segments.Count} segments"), $"wrote {target}"];
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

    private VideoPredictions Add(VideoPredictions trial, string place)
    {
        if (trial.Segmentations.ContainsKey(name) && !replace)
        {
            throw new UsageException($"{place}: there is a segmentation named \"{name}\" already. --force replaces it.");
        }

        // Only the file knows how many frames and joints there are.
        if (config.ProblemIn(trial.Poses((int)config.PersonIndex)) is { } problem)
        {
            throw new UsageException($"{place}: {problem}");
        }

        OrderedDictionary<string, TrialSegments> segmentations = new(trial.Segmentations, StringComparer.Ordinal) { [name] = trial.Segment(config) };
        return trial with { Segmentations = segmentations };
    }
}
