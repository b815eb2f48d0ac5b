using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Experiments;

/// <summary>Compares matching pieces of two trials.</summary>
internal static class DtwAnalysis
{
    public static AnalysisResults.Dtw Run(AnalysisStage.Dtw stage, TrialPieces first, TrialPieces second, ExperimentOptions options, CancellationToken cancellation)
    {
        var how = Options(stage, options);
        List<string> labels = [];
        List<ComparisonResult> comparisons = [];
        foreach (var (name, pieces) in first.Pieces)
        {
            // Pieces are paired by their order; what the other trial has no partner for is left out, as in the reference.
            var others = second.Pieces[name];
            for (var index = 0; index < Math.Min(pieces.Count, others.Count); index++)
            {
                cancellation.ThrowIfCancellationRequested();
                var label = TrialCutting.Label(name, index);
                labels.Add(label);
                comparisons.Add(Compare(stage, pieces[index], others[index], how));
            }
        }

        return new(stage.Method, labels, comparisons);
    }

    private static ComparisonResult Compare(AnalysisStage.Dtw stage, PoseSequence first, PoseSequence second, ComparisonOptions options)
    {
        try
        {
            return stage.Method switch
            {
                "dtw_all" => PoseComparison.Whole(first, second, options),
                "dtw_per_joint" => PoseComparison.PerUnit(first, second, options),
                _ => PoseComparison.Relation(first, second, Index(stage.JointI!.Value), Index(stage.JointJ!.Value), options),
            };
        }
        catch (ArgumentException problem)
        {
            // Ranges are not checked when the configuration is read, because only the file knows its joints.
            throw new ExperimentException(problem.Message, new(File: first.Label));
        }
    }

    private static ComparisonOptions Options(AnalysisStage.Dtw stage, ExperimentOptions options) => new()
    {
        Definition = new()
        {
            Representation = stage.Representation == "coords" ? Representation.Coordinates : Representation.Angles([.. stage.AngleTriplets!.Select(Angle)]),
            Backend = options.Backend ?? (stage.FastDtwRadius is { } radius ? Backend.FastDtw(radius) : Backend.Exact),
            Band = stage.Band is { } fraction ? Band.SakoeChiba(fraction) : Band.None,
        },
        Alignment = stage.Align switch
        {
            "none" => null,
            "procrustes_per_frame" => new ProcrustesOptions { Mode = ProcrustesMode.PerFrame },
            _ => new ProcrustesOptions(),
        },
        LengthPolicy = options.LengthPolicy ?? stage.LengthPolicy,
        NanPolicy = stage.NanPolicy switch
        {
            "interpolate" => NanPolicy.Interpolate,
            "drop" => NanPolicy.Drop,
            _ => NanPolicy.Propagate,
        },
    };

    private static AngleDefinition Angle((long A, long B, long C) triplet) =>
        new(FormattableString.Invariant($"angle {triplet.A}-{triplet.B}-{triplet.C}"), Index(triplet.A), Index(triplet.B), Index(triplet.C));

    private static int Index(long joint) => (int)Math.Clamp(joint, int.MinValue, int.MaxValue);
}
