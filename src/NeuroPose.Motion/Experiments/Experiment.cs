using System.Diagnostics;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Provenance;

namespace NeuroPose.Experiments;

/// <summary>Carries out a configuration: load, cut, compare, report. The calls are those that a notebook makes.</summary>
public static class Experiment
{
    /// <summary>Carries out an experiment. Relative paths start at the options' folder, or the working directory.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="options">What this run decides over the configuration.</param>
    /// <param name="progress">Told about each step, in words.</param>
    /// <param name="cancellation">Stops the run between segments.</param>
    /// <exception cref="ExperimentException">The configuration is not valid, see <see cref="AnalysisConfig.Validate"/>, or does not fit
    /// the trials.</exception>
    /// <exception cref="NeuroPoseException">A file cannot be read, the person or a joint is not there, or numbers are missing; the
    /// message names the place.</exception>
    public static AnalysisReport Run(AnalysisConfig config, ExperimentOptions? options = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        options ??= new();
        config.Validate();
        progress?.Report($"loading {config.Inputs.Primary}");
        var primary = Input.Load(config, options, config.Inputs.Primary, cancellation);
        Input? reference = null;
        if (config.Inputs.Reference is { } path)
        {
            progress?.Report($"loading {path}");
            reference = Input.Load(config, options, path, cancellation);
        }

        var cuts = TrialCutting.Cut(primary, config.Segmentation, options);
        progress?.Report("computing");
        var others = reference is not null && config.Analysis is AnalysisStage.Dtw ? TrialCutting.Cut(reference, config.Segmentation, options) : null;
        AnalysisResults results = config.Analysis switch
        {
            AnalysisStage.Dtw dtw => DtwAnalysis.Run(dtw, primary, cuts, reference!, others!, options, cancellation),
            AnalysisStage.Statistics statistics => StatisticsAnalysis.Run(statistics, cuts),
            AnalysisStage.None => new AnalysisResults.None(),
            _ => throw new UnreachableException($"No analysis is known for {config.Analysis}."),
        };

        return new(
            config,
            Provenance(config, options, primary, reference, results),
            primary.Described,
            reference?.Described,
            cuts.Segmentations,
            results,
            [.. Notes(results, primary, reference), .. Notes(primary, cuts), .. Notes(reference, others)])
        {
            GaitCycles = cuts.GaitCycles,
        };
    }

    private static IEnumerable<string> Notes(Input? input, TrialPieces? cuts) =>
        (cuts?.GaitCycles.Values ?? Enumerable.Empty<GaitCycleSegments>()).SelectMany(found => found.Notes).Distinct(StringComparer.Ordinal).Select(note => $"{input!.Path}: {note}");

    private static List<string> Notes(AnalysisResults results, params Input?[] inputs)
    {
        List<string> notes = [];
        foreach (var input in inputs)
        {
            if (input?.MigratedFrom is { } version)
            {
                notes.Add(FormattableString.Invariant($"{input.Path} was read as schema version {version} and migrated to {VideoPredictions.CurrentSchemaVersion}."));
            }
        }

        if (results is AnalysisResults.Dtw compared)
        {
            notes.AddRange(compared.Comparisons.SelectMany(comparison => comparison.Notes).Distinct(StringComparer.Ordinal));
        }

        return notes;
    }

    private static ProvenanceRecord Provenance(AnalysisConfig config, ExperimentOptions options, Input primary, Input? reference, AnalysisResults results) =>
        (primary.Described.Provenance ?? ProvenanceRecord.WithoutModel) with
        {
            AnalysisConfigJson = config.ToJson(),
            Workbench = new()
            {
                Machine = options.Machine,
                Inputs = [.. new[] { primary, reference }.OfType<Input>().Select(input => new InputFile(System.IO.Path.GetFileName(input.Path), input.Described.Sha256))],
                Method = results is AnalysisResults.Dtw { Comparisons: [var first, ..] } ? first.Describe() : null,
            },
        };
}

/// <summary>A loaded recording with the chosen person's poses.</summary>
/// <param name="Path">The path as the configuration has it.</param>
/// <param name="Described">The recording as a report names it.</param>
/// <param name="MigratedFrom">The older schema that a trial was read as.</param>
/// <param name="Poses">The person's poses, whole and smoothed as the configuration says.</param>
internal sealed record Input(string Path, ReportInput Described, int? MigratedFrom, PoseSequence Poses)
{
    public static Input Load(AnalysisConfig config, ExperimentOptions options, string path, CancellationToken cancellation)
    {
        var file = options.Folder is null ? path : System.IO.Path.Combine(options.Folder, path);
        var person = (int)Math.Min(config.Preprocessing.PersonIndex, int.MaxValue);
        if (options.OtherRecordings?.Invoke(file, person, cancellation) is { } poses)
        {
            ReportInput described = new(path, poses.FrameCount, poses.FramesPerSecond, null, poses.Origin?.Sha256 ?? "");
            return new(path, described, null, Ready(config, poses, path, frame => HasSomeone(poses, frame) ? null : FormattableString.Invariant($"frame {frame}"), cancellation));
        }

        var trial = VideoPredictions.Load(file, cancellation);
        var origin = trial.Poses(person);
        ReportInput known = new(path, trial.Metadata.FrameCount, trial.Metadata.FramesPerSecond, trial.Provenance, trial.Sha256);
        return new(path, known, trial.MigratedFrom, Ready(config, origin, path, frame => AbsentIn(trial, frame, person), cancellation));
    }

    private static bool HasSomeone(PoseSequence poses, int frame) => Enumerable.Range(0, poses.JointCount).Any(joint => poses[frame, joint].IsFinite);

    private static string? AbsentIn(VideoPredictions trial, int frame, int person) => person < trial.Frames[frame].PersonCount
        ? null
        : FormattableString.Invariant($"{trial.Frames[frame].Name} ({trial.Frames[frame].PersonCount} people there)");

    private static PoseSequence Ready(AnalysisConfig config, PoseSequence poses, string path, Func<int, string?> absent, CancellationToken cancellation)
    {
        var whole = Gapless(poses, absent, path, config.Preprocessing.MaxGapFrames);
        return config.Preprocessing.SmoothingHertz is { } cutoff ? Smoothed(whole, cutoff, path, cancellation) : whole;
    }

    private static PoseSequence Smoothed(PoseSequence poses, double cutoff, string path, CancellationToken cancellation)
    {
        // What a cut-off may be depends on the file's frame rate; NaN is below nothing.
        return cutoff < poses.FramesPerSecond / 2
            ? poses.Smooth(SmoothingFilter.Butterworth(cutoff), cancellation)
            : throw new ExperimentException(
                double.IsNaN(poses.FramesPerSecond)
                    ? FormattableString.Invariant($"preprocessing.smoothing_hertz is {cutoff}, but the frame rate is not known. Correct fps in the file's metadata, or leave it out.")
                    : FormattableString.Invariant($"preprocessing.smoothing_hertz is {cutoff}; at {poses.FramesPerSecond} frames/s it must be below {poses.FramesPerSecond / 2} Hz."),
                new(File: path));
    }

    // As in the reference, every frame must have the person, unless the configuration says how long a gap may be filled.
    private static PoseSequence Gapless(PoseSequence poses, Func<int, string?> absent, string path, int? maxGapFrames)
    {
        var filled = maxGapFrames is { } most ? poses.FillGaps(most) : poses;
        for (var frame = 0; frame < poses.FrameCount; frame++)
        {
            if (absent(frame) is { } where && !filled.IsComplete(frame))
            {
                throw new ExperimentException(
                    FormattableString.Invariant($"the person was not detected in {where}. preprocessing.max_gap_frames fills short gaps."),
                    new(File: path, Person: poses.Origin!.Person, Frame: frame));
            }
        }

        return filled;
    }
}

/// <summary>An experiment cannot be carried out on its inputs.</summary>
public sealed class ExperimentException : NeuroPoseException
{
    /// <summary>Makes an exception for one place.</summary>
    public ExperimentException(string problem, Place place)
        : base(problem, place)
    {
    }
}
