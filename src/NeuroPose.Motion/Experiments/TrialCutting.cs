using System.Diagnostics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>A trial and the pieces that it was cut into.</summary>
/// <param name="Segmentations">How it was cut, by name; empty when it is left whole.</param>
/// <param name="GaitCycles">Its strides, by name, where it was cut into strides.</param>
/// <param name="Pieces">The pieces, by the name of their segmentation; one piece without a cut.</param>
internal sealed record TrialPieces(
    OrderedDictionary<string, TrialSegments> Segmentations,
    OrderedDictionary<string, GaitCycleSegments> GaitCycles,
    OrderedDictionary<string, IReadOnlyList<PoseSequence>> Pieces);

/// <summary>Cuts a trial as a configuration says.</summary>
internal static class TrialCutting
{
    private const string Whole = "full_trial";

    public static TrialPieces Cut(Input input, SegmentationStage? stage, ExperimentOptions options)
    {
        OrderedDictionary<string, TrialSegments> segmentations = new(Segmentations(input, stage), StringComparer.Ordinal);
        OrderedDictionary<string, GaitCycleSegments> cycles = new(StringComparer.Ordinal);
        OrderedDictionary<string, IReadOnlyList<PoseSequence>> pieces = new(StringComparer.Ordinal);
        if (stage is null)
        {
            pieces[Whole] = [input.Poses];
        }

        foreach (var (name, segments) in segmentations)
        {
            pieces[name] = input.Poses.Cut(segments);
        }

        foreach (var found in stage is SegmentationStage.ClinicalGaitCycles asked ? Strides(input, asked, options) : [])
        {
            cycles[found.Name] = found;
            pieces[found.Name] = [.. found.Segments.Select(segment => segment.Of(input.Poses))];
        }

        return new(segmentations, cycles, pieces);
    }

    /// <summary>What a piece is called in a report.</summary>
    public static string Label(string name, int index) => name == Whole ? Whole : FormattableString.Invariant($"{name}[{index}]");

    private static IEnumerable<KeyValuePair<string, TrialSegments>> Segmentations(Input input, SegmentationStage? stage) => stage switch
    {
        SegmentationStage.GaitCycles oneSide => [new($"{oneSide.Joint}_cycles", Cycles(input, Side.Right, oneSide.Joint, oneSide.Signal))],
        SegmentationStage.BilateralGaitCycles both =>
        [
            new(GaitCycles.LeftName, Cycles(input, Side.Left, "lhee", both.Signal)),
            new(GaitCycles.RightName, Cycles(input, Side.Right, "rhee", both.Signal)),
        ],
        SegmentationStage.Peaks peaks => [new(peaks.Label, Segments(input, peaks))],
        null or SegmentationStage.ClinicalGaitCycles => [],
        _ => throw new UnreachableException($"No way to cut is known for {stage}."),
    };

    private static TrialSegments Cycles(Input input, Side side, string joint, HeelSignal signal)
    {
        var joints = input.Poses.Skeleton.JointNames;
        if (!joints.Contains(joint, StringComparer.Ordinal))
        {
            throw new ExperimentException($"the skeleton {input.Poses.Skeleton} has no joint \"{joint}\".{NearestName.Hint(joint, joints)}", new(File: input.Path));
        }

        var found = GaitCycles.Detect(input.Poses, side, GaitCycleOptions.Reference with
        {
            Joint = joint,
            Axis = signal.Axis,
            Invert = signal.Invert,
            MinCycleSeconds = signal.MinCycleSeconds,
            MinProminenceMillimeters = signal.MinProminence,
        });
        return signal.Method == found.Config.Method ? found : input.Poses.Segment(found.Config with { Method = signal.Method });
    }

    private static IReadOnlyList<GaitCycleSegments> Strides(Input input, SegmentationStage.ClinicalGaitCycles stage, ExperimentOptions options)
    {
        var find = options.GaitCycles ?? throw new ExperimentException(
            "segmentation.kind gait_cycles_clinical needs gait events, and this run was given no way to find them. In C#: Experiment.Run(config, new ExperimentOptions().WithClinicalCycles()) of NeuroPose.Gait.",
            new(File: input.Path));
        try
        {
            return find(input.Poses, stage);
        }
        catch (Exception obstacle) when (obstacle is NeuroPoseException or ArgumentException)
        {
            throw new ExperimentException($"segmentation gait_cycles_clinical: {obstacle.Message}", new(File: input.Path));
        }
    }

    private static TrialSegments Segments(Input input, SegmentationStage.Peaks peaks)
    {
        var config = new SegmentationConfig(
            peaks.Extractor,
            ChosenPerson(input, peaks.PersonIndex),
            peaks.MinDistanceSeconds,
            peaks.MinProminence,
            peaks.MinHeight,
            peaks.PadSeconds);

        // Only the file knows its joints and frames.
        return config.ProblemIn(input.Poses) is { } problem
            ? throw new ExperimentException($"segmentation: {problem}", new(File: input.Path))
            : input.Poses.Segment(config);
    }

    // A piece is cut from the poses that are analyzed, so both have to be the same person's.
    private static long ChosenPerson(Input input, long? asked)
    {
        var person = input.Poses.Origin!.Person;
        return asked is null || asked == person
            ? person
            : throw new ExperimentException(
                FormattableString.Invariant($"segmentation.person_index is {asked}, but the analyzed person is {person}. Leave it out, or set preprocessing.person_index."),
                new(File: input.Path));
    }
}
