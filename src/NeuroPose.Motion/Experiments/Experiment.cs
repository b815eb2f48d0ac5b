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
        var primary = Input.Load(config, options.Folder, config.Inputs.Primary, cancellation);
        Input? reference = null;
        if (config.Inputs.Reference is { } path)
        {
            progress?.Report($"loading {path}");
            reference = Input.Load(config, options.Folder, path, cancellation);
        }

        var cuts = TrialCutting.Cut(primary, config.Segmentation);
        progress?.Report("computing");
        AnalysisResults results = config.Analysis switch
        {
            AnalysisStage.Dtw dtw => DtwAnalysis.Run(dtw, primary, cuts, reference!, TrialCutting.Cut(reference!, config.Segmentation), options, cancellation),
            AnalysisStage.Statistics statistics => StatisticsAnalysis.Run(statistics, cuts),
            AnalysisStage.None => new AnalysisResults.None(),
            _ => throw new UnreachableException($"No analysis is known for {config.Analysis}."),
        };

        return new(
            config,
            Provenance(config, options, primary, reference, results),
            primary.Describe(),
            reference?.Describe(),
            cuts.Segmentations,
            results,
            Notes(results, primary, reference));
    }

    private static List<string> Notes(AnalysisResults results, params Input?[] inputs)
    {
        List<string> notes = [];
        foreach (var input in inputs)
        {
            if (input?.Trial.MigratedFrom is { } version)
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
        (primary.Trial.Provenance ?? ProvenanceRecord.WithoutModel) with
        {
            AnalysisConfigJson = config.ToJson(),
            Workbench = new()
            {
                Machine = options.Machine,
                Inputs = [.. new[] { primary, reference }.OfType<Input>().Select(input => new InputFile(input.Trial.FileName, input.Trial.Sha256))],
                Method = results is AnalysisResults.Dtw { Comparisons: [var first, ..] } ? first.Describe() : null,
            },
        };
}

/// <summary>A loaded trial with the chosen person's poses.</summary>
internal sealed record Input(string Path, VideoPredictions Trial, PoseSequence Poses)
{
    public static Input Load(AnalysisConfig config, string? folder, string path, CancellationToken cancellation)
    {
        var trial = VideoPredictions.Load(folder is null ? path : System.IO.Path.Combine(folder, path), cancellation);
        var person = config.Preprocessing.PersonIndex;
        var poses = trial.Poses(person <= int.MaxValue ? (int)person : int.MaxValue);
        var whole = Gapless(poses, trial, path, config.Preprocessing.MaxGapFrames);
        return new(path, trial, config.Preprocessing.SmoothingHertz is { } cutoff ? Smoothed(whole, cutoff, path, cancellation) : whole);
    }

    public ReportInput Describe() => new(Path, Trial.Metadata.FrameCount, Trial.Metadata.FramesPerSecond, Trial.Provenance, Trial.Sha256);

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
    private static PoseSequence Gapless(PoseSequence poses, VideoPredictions trial, string path, int? maxGapFrames)
    {
        var filled = maxGapFrames is { } most ? poses.FillGaps(most) : poses;
        for (var frame = 0; frame < trial.Frames.Count; frame++)
        {
            if (poses.Origin!.Person >= trial.Frames[frame].PersonCount && !filled.IsComplete(frame))
            {
                throw new ExperimentException(
                    FormattableString.Invariant($"the person was not detected in {trial.Frames[frame].Name} ({trial.Frames[frame].PersonCount} people there). preprocessing.max_gap_frames fills short gaps."),
                    new(File: path, Person: poses.Origin.Person, Frame: frame));
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
