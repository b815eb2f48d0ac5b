using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;
using NeuroPose.Synthesis;

namespace NeuroPose.Interactive.Tests;

/// <summary>What is measured of gait and of two systems, with a text wherever text may come from outside.</summary>
internal static class ClinicalValues
{
    public static PoseSequence Walk(string name, double seconds = 6) =>
        SyntheticGait.Walk(new("walker"), new() { Seconds = seconds }).Poses().Named(name);

    public static GaitEvents Events(string note = "") => GaitEvents.Of(
        GaitEventMethod.File,
        [new(Side.Left, GaitEventType.InitialContact, 0.5), new(Side.Left, GaitEventType.InitialContact, 1.5),
            new(Side.Right, GaitEventType.FootOff, 0.6)],
        note.Length == 0 ? [] : [note]);

    public static MovementAnalysisProfile Profile(string name)
    {
        var walk = Walk(name);
        var angles = ClinicalAngles.Of(walk);
        AngleCurve[] curves = [.. ClinicalCycles.Of(walk, GaitEvents.Detect(walk)).Normalize(angles).Select(set => set.Mean())];
        var reference = NormativeSet.OfCohort(new(name, name, angles.Convention), [curves]);
        return MovementAnalysisProfile.Of([.. curves.Where(curve => curve.Side != Side.Right)], angles.Convention, reference);
    }

    public static SpmTest CurveTest(SpmInference inference = SpmInference.Permutation) =>
        Spm.TTest2(Curves(0), Curves(4), new() { Inference = inference });

    public static Dictionary<string, object> Everything(string name)
    {
        var walk = Walk(name);
        var events = GaitEvents.Detect(walk);
        return new()
        {
            ["gait events"] = Events(name),
            ["clinical cycles"] = ClinicalCycles.Of(walk, events),
            ["strides and steps"] = SpatioTemporal.Of(walk, events),
            ["clinical angles"] = ClinicalAngles.Of(walk),
            ["movement analysis profile"] = Profile(name),
            ["event score"] = events.Score(events),
            ["agreement"] = Agreement.Of([1, 2, 3], [2, 2, 3]),
            ["limits of agreement"] = BlandAltman.Of([1, 2, 4], [2, 2, 3]),
            ["intraclass correlations"] = Icc.Of([1, 2, 4], [2, 2, 3]),
            ["test of curves"] = CurveTest(),
            ["ROC curve"] = Roc.Curve([1, 2, 3], [2, 4]),
            ["area under a ROC curve"] = Roc.AucWithInterval([1, 2, 3], [2, 4]),
        };
    }

    private static double[][] Curves(double rise) =>
        [.. Enumerable.Range(0, 6)
            .Select(person => Enumerable.Range(0, 21)
                .Select(node => person + (rise * (node is > 7 and < 15 ? 1 : 0)) + (0.3 * (node * person % 7))).ToArray())];
}
