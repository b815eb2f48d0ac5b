using NeuroPose.Comparison;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>Walks and what was found in them.</summary>
internal static class Analyses
{
    /// <summary>The person of a trial of the synthetic dataset.</summary>
    public static PoseSequence Recorded(string trial) => VideoPredictions.Load(PathTo(trial)).Poses();

    /// <summary>Runs an experiment on two trials of the synthetic dataset; its report names them as a user at the repository's root would.</summary>
    public static AnalysisReport Run(string primary, string? reference, AnalysisStage analysis, SegmentationStage? segmentation)
    {
        var report = Experiment.Run(new()
        {
            Inputs = new(PathTo(primary), reference is null ? null : PathTo(reference)),
            Preprocessing = new(MaxGapFrames: 6) { SmoothingHertz = 6 },
            Segmentation = segmentation,
            Analysis = analysis,
            ReportPath = "report.json",
        }, new ExperimentOptions().WithClinicalCycles());
        static ReportInput Relative(ReportInput input) => input with { Path = "datasets/gait-synthetic/" + Path.GetFileName(input.Path) };
        return report with { Primary = Relative(report.Primary), Reference = report.Reference is { } other ? Relative(other) : null };
    }

    /// <summary>A comparison in which everything that can have a name has this one.</summary>
    public static ComparisonResult Compared(string name)
    {
        var poses = new PoseSequence(new Skeleton("made up", [name, "b", "c", "d"], []), 30, Enumerable.Range(0, 36).Select(value => (double)(value * value % 17)).ToArray())
            .Named(name)
            .From(new PoseOrigin(name, name, 0, 0));
        var options = new ComparisonOptions
        {
            Definition = new() { Representation = Representation.Angles([new AngleDefinition(name, 0, 1, 2), new AngleDefinition(name, 1, 2, 3)]) },
            Alignment = new(),
            NanPolicy = NanPolicy.Drop,
        };
        return PoseComparison.PerUnit(poses, poses, options) with { Notes = [name, name] };
    }

    /// <summary>A report in which everything that can have a name has this one.</summary>
    public static AnalysisReport Report(string name)
    {
        var input = new ReportInput(name, 100, 30, null, name);
        var stage = new AnalysisStage.Dtw();
        return new(
            new() { Inputs = new(name, name), Analysis = stage, ReportPath = name },
            ProvenanceRecord.WithoutModel,
            input,
            input,
            new() { [name] = new(new(new SignalExtractor.JointSpeed(0)), []) },
            new AnalysisResults.Dtw(stage.Method, [.. Enumerable.Repeat(name, 60)], [.. Enumerable.Repeat(Compared(name), 60)]),
            [name]);
    }

    private static string PathTo(string trial) => Repository.PathTo("datasets", "gait-synthetic", trial + ".json");
}
