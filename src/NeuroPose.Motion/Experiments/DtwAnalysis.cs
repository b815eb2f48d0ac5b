using System.Diagnostics;
using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Experiments;

/// <summary>Compares matching pieces of two trials.</summary>
internal static class DtwAnalysis
{
    public static AnalysisResults.Dtw Run(
        AnalysisStage.Dtw stage, Input first, TrialPieces firstPieces, Input second, TrialPieces secondPieces, ExperimentOptions options, CancellationToken cancellation)
    {
        CheckJoints(stage, first);
        CheckJoints(stage, second);
        var how = Options(stage, options);
        List<string> labels = [];
        List<ComparisonResult> comparisons = [];
        foreach (var (name, pieces) in firstPieces.Pieces)
        {
            // Pieces are paired by their order; what the other trial has no partner for is left out, as in the reference.
            var others = secondPieces.Pieces[name];
            for (var index = 0; index < Math.Min(pieces.Count, others.Count); index++)
            {
                cancellation.ThrowIfCancellationRequested();
                labels.Add(TrialCutting.Label(name, index));
                comparisons.Add(Compare(stage, pieces[index], others[index], how, cancellation));
            }
        }

        return new(stage.Method, labels, comparisons);
    }

    private static ComparisonResult Compare(
        AnalysisStage.Dtw stage, PoseSequence first, PoseSequence second, ComparisonOptions options, CancellationToken cancellation) =>
        stage.Method switch
        {
            ComparisonMethod.Whole => PoseComparison.Whole(first, second, options, cancellation),
            ComparisonMethod.PerUnit => PoseComparison.PerUnit(first, second, options, cancellation),
            ComparisonMethod.Relation => PoseComparison.Relation(
                first, second, (int)stage.JointI!.Value, (int)stage.JointJ!.Value, options, cancellation),
            _ => throw new UnreachableException($"The method {stage.Method} was not refused."),
        };

    /// <summary>Ranges are not checked with the configuration, because only the file knows its joints.</summary>
    private static void CheckJoints(AnalysisStage.Dtw stage, Input trial)
    {
        IEnumerable<(string Field, long Joint)> used = (stage.Method, stage.Representation) switch
        {
            (ComparisonMethod.Relation, _) => [("joint_i", stage.JointI!.Value), ("joint_j", stage.JointJ!.Value)],
            (_, RepresentationKind.Angles) => stage.AngleTriplets!.SelectMany(triplet => new[] { triplet.A, triplet.B, triplet.C }).Select(joint => ("angle_triplets", joint)),
            _ => [],
        };
        foreach (var (field, joint) in used)
        {
            if (joint < 0 || joint >= trial.Poses.JointCount)
            {
                throw new ExperimentException(
                    FormattableString.Invariant($"analysis.{field} names joint {joint}, but the skeleton {trial.Poses.Skeleton} has joints 0 to {trial.Poses.JointCount - 1}."),
                    new(File: trial.Path));
            }
        }
    }

    private static ComparisonOptions Options(AnalysisStage.Dtw stage, ExperimentOptions options)
    {
        var backend = options.Backend ?? (stage.FastDtwRadius is { } radius ? Backend.FastDtw(radius) : Backend.Exact);
        if (stage.Band is { } given && backend != Backend.Exact)
        {
            throw new ExperimentException(
                FormattableString.Invariant($"the run asks for {backend.Describe()}, but analysis.band is {given}: FastDTW has a window of its own. Take the band out, or run with the exact backend."),
                Place.Unknown);
        }

        return new()
        {
            Definition = new()
            {
                Representation = Represented(stage),
                Backend = backend,
                Band = stage.Band is { } fraction ? Band.SakoeChiba(fraction) : Band.None,
            },
            Alignment = stage.Align is { } mode ? new ProcrustesOptions { Mode = mode } : null,
            LengthPolicy = options.LengthPolicy ?? stage.LengthPolicy,
            NanPolicy = stage.NanPolicy,
        };
    }

    private static Representation Represented(AnalysisStage.Dtw stage) => stage.Representation switch
    {
        RepresentationKind.Coordinates => Representation.Coordinates,
        RepresentationKind.Angles => Representation.Angles([.. stage.AngleTriplets!.Select(Angle)]),
        _ => throw new UnreachableException($"The representation {stage.Representation} was not refused."),
    };

    private static AngleDefinition Angle((long A, long B, long C) triplet) =>
        new(FormattableString.Invariant($"angle {triplet.A}-{triplet.B}-{triplet.C}"), (int)triplet.A, (int)triplet.B, (int)triplet.C);
}
