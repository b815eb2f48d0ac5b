using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>A trial and the pieces that it was cut into.</summary>
/// <param name="Segmentations">How it was cut, by name; empty when it is left whole.</param>
/// <param name="Pieces">The pieces, by the name of their segmentation; one piece without a cut.</param>
internal sealed record TrialPieces(
    OrderedDictionary<string, TrialSegments> Segmentations,
    OrderedDictionary<string, IReadOnlyList<PoseSequence>> Pieces);

/// <summary>Cuts a trial as a configuration says.</summary>
internal static class TrialCutting
{
    private const string Whole = "full_trial";

    public static TrialPieces Cut(Input input, SegmentationStage? stage)
    {
        OrderedDictionary<string, TrialSegments> segmentations = new(StringComparer.Ordinal);
        foreach (var (name, config) in Configs(input, stage))
        {
            segmentations[name] = input.Poses.Segment(config);
        }

        OrderedDictionary<string, IReadOnlyList<PoseSequence>> pieces = new(StringComparer.Ordinal);
        if (stage is null)
        {
            pieces[Whole] = [input.Poses];
        }

        foreach (var (name, segments) in segmentations)
        {
            pieces[name] = input.Poses.Cut(segments);
        }

        return new(segmentations, pieces);
    }

    /// <summary>What a piece is called in a report.</summary>
    public static string Label(string name, int index) => name == Whole ? Whole : FormattableString.Invariant($"{name}[{index}]");

    private static IEnumerable<(string Name, SegmentationConfig Config)> Configs(Input input, SegmentationStage? stage)
    {
        switch (stage)
        {
            case SegmentationStage.GaitCycles oneSide:
                yield return ($"{oneSide.Joint}_cycles", HeelConfig(input, oneSide.Joint, oneSide.Signal));
                break;
            case SegmentationStage.BilateralGaitCycles both:
                yield return (BilateralGaitCycles.LeftName, HeelConfig(input, "lhee", both.Signal));
                yield return (BilateralGaitCycles.RightName, HeelConfig(input, "rhee", both.Signal));
                break;
            case SegmentationStage.Peaks peaks:
                yield return (peaks.Label, new(
                    peaks.Extractor,
                    ChosenPerson(input, peaks.PersonIndex),
                    peaks.MinDistanceSeconds,
                    peaks.MinProminence,
                    peaks.MinHeight,
                    peaks.PadSeconds));
                break;
        }
    }

    private static SegmentationConfig HeelConfig(Input input, string joint, HeelSignal signal)
    {
        var joints = input.Poses.Skeleton.JointNames;
        var index = joints.ToList().IndexOf(joint);
        return index >= 0
            ? new(new SignalExtractor.JointAxis(index, signal.Axis, signal.Invert), input.Poses.Origin!.Person, signal.MinCycleSeconds, signal.MinProminence)
            : throw new ExperimentException($"the skeleton {input.Poses.Skeleton} has no joint \"{joint}\".{NearestName.Hint(joint, joints)}", new(File: input.Path));
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
