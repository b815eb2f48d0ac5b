using System.Diagnostics;
using NeuroPose.Kinematics;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>What is wrong with a configuration, and where.</summary>
/// <param name="Path">The field in the file, such as <c>analysis.band</c>; an object where several fields are at odds.</param>
/// <param name="Problem">What was expected and what was found.</param>
internal readonly record struct ConfigProblem(string Path, string Problem);

/// <summary>
/// What must hold of a configuration, whether it was read from a file or made by a program: <see cref="AnalysisConfig.Load"/> reports the
/// first breach with its line, <see cref="AnalysisConfig.Validate"/> without. Joints and people are not looked at: only the trials know
/// theirs.
/// </summary>
internal static class ConfigRules
{
    private const int LargestRadius = 1_000_000;

    public static ConfigProblem? FirstBreach(AnalysisConfig config)
    {
        foreach (var problem in Breaches(config))
        {
            return problem;
        }

        return null;
    }

    private static IEnumerable<ConfigProblem> Breaches(AnalysisConfig config) =>
    [
        .. Preprocessing(config.Preprocessing),
        .. Segmentation(config.Segmentation),
        .. Analysis(config.Analysis),
        .. Together(config),
    ];

    private static IEnumerable<ConfigProblem> Preprocessing(PreprocessingStage stage)
    {
        if (stage.PersonIndex < 0)
        {
            yield return Expected("preprocessing.person_index", "0 or more", stage.PersonIndex);
        }

        if (stage.MaxGapFrames < 1)
        {
            yield return Expected("preprocessing.max_gap_frames", "1 or more", stage.MaxGapFrames);
        }

        if (stage.SmoothingHertz is { } cutoff && !(cutoff > 0 && double.IsFinite(cutoff)))
        {
            yield return Expected("preprocessing.smoothing_hertz", "a number above 0", cutoff);
        }
    }

    private static IEnumerable<ConfigProblem> Segmentation(SegmentationStage? stage) => stage switch
    {
        null => [],
        SegmentationStage.GaitCycles oneSide => Heel(oneSide.Signal),
        SegmentationStage.BilateralGaitCycles both => Heel(both.Signal),
        SegmentationStage.ClinicalGaitCycles clinical =>
        [
            .. Known("segmentation.side", OptionWords.Sides, clinical.Side),
            .. clinical.MinConfidence is null or (>= 0 and <= 1) ? [] : new[] { Expected("segmentation.min_confidence", "a number from 0 to 1", clinical.MinConfidence) },
        ],
        SegmentationStage.Peaks peaks =>
        [
            .. Extractor(peaks.Extractor, "segmentation.extractor"),
            .. AtLeastZero("segmentation.min_distance_seconds", peaks.MinDistanceSeconds),
            .. AtLeastZero("segmentation.pad_seconds", peaks.PadSeconds),
        ],
        _ => throw new UnreachableException($"No rules are known for {stage}."),
    };

    private static IEnumerable<ConfigProblem> Heel(HeelSignal signal)
    {
        foreach (var problem in Known("segmentation.axis", OptionWords.Axes, signal.Axis).Concat(Known("segmentation.method", OptionWords.SegmentationMethods, signal.Method)))
        {
            yield return problem;
        }

        if (!(signal.MinCycleSeconds > 0))
        {
            yield return Expected("segmentation.min_cycle_seconds", "a number above 0", signal.MinCycleSeconds);
        }

    }

    private static IEnumerable<ConfigProblem> Analysis(AnalysisStage stage) => stage switch
    {
        AnalysisStage.Dtw dtw => [.. Words(dtw), .. Dtw(dtw)],
        AnalysisStage.Statistics statistics => Extractor(statistics.Extractor, "analysis.extractor"),
        AnalysisStage.None => [],
        _ => throw new UnreachableException($"No rules are known for {stage}."),
    };

    private static IEnumerable<ConfigProblem> Words(AnalysisStage.Dtw dtw) =>
    [
        .. Known("analysis.method", OptionWords.ComparisonMethods, dtw.Method),
        .. Known("analysis.align", OptionWords.Alignments, dtw.Align),
        .. Known("analysis.representation", OptionWords.Representations, dtw.Representation),
        .. Known("analysis.nan_policy", OptionWords.NanPolicies, dtw.NanPolicy),
        .. Known("analysis.length_policy", OptionWords.LengthPolicies, dtw.LengthPolicy),
    ];

    private static IEnumerable<ConfigProblem> Dtw(AnalysisStage.Dtw dtw)
    {
        if (dtw.FastDtwRadius is < 0 or > LargestRadius)
        {
            yield return Expected("analysis.radius", FormattableString.Invariant($"a whole number from 0 to {LargestRadius}"), dtw.FastDtwRadius);
        }

        if (dtw.Band is not (null or (>= 0 and <= 1)))
        {
            yield return Expected("analysis.band", "a number from 0 to 1", dtw.Band);
        }

        if (dtw.Method == Comparison.ComparisonMethod.Relation)
        {
            if (dtw.JointI is null || dtw.JointJ is null)
            {
                yield return new("analysis", "method dtw_relation needs both joint_i and joint_j.");
            }

            if (dtw.Representation != RepresentationKind.Coordinates)
            {
                yield return new("analysis", "method dtw_relation needs representation coords.");
            }
        }

        if (dtw is { Band: not null, FastDtwRadius: not null })
        {
            yield return new("analysis", "a band needs backend exact; FastDTW has a window of its own.");
        }

        if (dtw is { Representation: RepresentationKind.Angles, AngleTriplets: null or { Count: 0 } })
        {
            yield return new("analysis", "representation angles needs angle_triplets that are not empty.");
        }
    }

    private static IEnumerable<ConfigProblem> Together(AnalysisConfig config)
    {
        switch (config.Analysis)
        {
            case AnalysisStage.Dtw when config.Inputs.Reference is null:
                yield return new("", "analysis.kind dtw compares two trials, but inputs.reference is missing.");
                break;
            case AnalysisStage.Statistics when config.Inputs.Reference is not null:
                yield return new("", "analysis.kind stats looks at inputs.primary alone. Take inputs.reference out, or use analysis.kind dtw.");
                break;
        }
    }

    private static IEnumerable<ConfigProblem> Extractor(SignalExtractor extractor, string path) =>
        extractor.Problem is { } problem ? [new(path, problem)] : [];

    private static IEnumerable<ConfigProblem> AtLeastZero(string path, double? value) =>
        value is null or >= 0 ? [] : [Expected(path, "0 or more", value)];

    private static IEnumerable<ConfigProblem> Known<T>(string path, WordTable<T> words, T value) =>
        words.Has(value) ? [] : [Expected(path, $"one of {string.Join(", ", words.Words)}", value)];

    private static ConfigProblem Expected(string path, string expected, object? found) =>
        new(path, FormattableString.Invariant($"expected {expected}, found {found}."));
}
