using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>How far one angle of one side is from the reference over the gait cycle.</summary>
/// <param name="Angle">Which angle.</param>
/// <param name="Side">The side.</param>
/// <param name="Degrees">The gait variable score: the root of the mean squared difference; NaN where the curve has a NaN.</param>
public sealed record GaitVariableScore(ClinicalAngle Angle, Side Side, double Degrees);

/// <summary>A score over fewer variables than the nine of the GPS; it is never called GPS and not compared with one.</summary>
/// <param name="Angles">The variables that it is over.</param>
/// <param name="Left">Over the left side's variables, in degrees.</param>
/// <param name="Right">Over the right side's.</param>
/// <param name="Overall">Over both, the pelvis once (left).</param>
public sealed record GpsSubset(IReadOnlyList<ClinicalAngle> Angles, double Left, double Right, double Overall);

/// <summary>
/// The movement analysis profile: the gait variable score of each angle and side, and the gait profile score over them. Source: Baker and
/// others, Gait Posture 2009; 30: 265, doi 10.1016/j.gaitpost.2009.05.020.
/// </summary>
/// <remarks>
/// GVS = √(mean over 51 points, 0 to 100 % by 2, of (curve − reference mean)²); GPS of a side = √(mean of its nine GVS²); overall over
/// fifteen: the pelvis's three once (left) and six of each side.
/// </remarks>
public sealed record MovementAnalysisProfile
{
    /// <summary>
    /// The smallest change of the GPS that matters to a patient, in degrees. Source: Baker and others, Gait Posture 2012; 35: 612.
    /// </summary>
    public const double MinimalImportantDegrees = 1.6;

    private const int PointCount = 51;

    private MovementAnalysisProfile(IReadOnlyList<GaitVariableScore> scores, NormativeInfo reference, string speedNote)
    {
        (Scores, Reference, SpeedNote) = (scores, reference, speedNote);
        var subset = Score(Variables);
        (Left, Right, Overall) = (subset.Left, subset.Right, subset.Overall);
    }

    /// <summary>The nine variables of the GPS.</summary>
    public static IReadOnlyList<ClinicalAngle> Variables { get; } =
    [
        ClinicalAngle.PelvisTilt, ClinicalAngle.PelvisObliquity, ClinicalAngle.PelvisRotation, ClinicalAngle.HipFlexion, ClinicalAngle.HipAbduction,
        ClinicalAngle.HipRotation, ClinicalAngle.KneeFlexion, ClinicalAngle.AnkleDorsiflexion, ClinicalAngle.FootProgression,
    ];

    /// <summary>The gait variable scores, left before right.</summary>
    public IReadOnlyList<GaitVariableScore> Scores { get; }

    /// <summary>What was compared with.</summary>
    public NormativeInfo Reference { get; }

    /// <summary>Whether the reference is of the walk's speed, in a sentence.</summary>
    public string SpeedNote { get; }

    /// <summary>The GPS of the left side in degrees; NaN where one of the nine variables is not available.</summary>
    public double Left { get; private init; }

    /// <summary>The GPS of the right side in degrees; NaN where one of the nine variables is not available.</summary>
    public double Right { get; private init; }

    /// <summary>The overall GPS in degrees over fifteen scores; NaN where one of them is not available.</summary>
    public double Overall { get; private init; }

    /// <summary>One gait variable score in degrees; NaN where it is not available.</summary>
    public double this[ClinicalAngle angle, Side side] =>
        Scores.FirstOrDefault(score => score.Angle == angle && score.Side == side)?.Degrees ?? double.NaN;

    /// <summary>Compares the mean curves of a trial with a reference.</summary>
    /// <param name="curves">A curve an angle and side, normalized to 51 or 101 points from 0 to 100 % of that side's cycle, in degrees.
    /// Angles that the reference lacks, and the trunk, are left out.</param>
    /// <param name="convention">By which definitions the curves were made.</param>
    /// <param name="reference">What is compared with.</param>
    /// <param name="speedMetersPerSecond">The walking speed; NaN where it is not known.</param>
    /// <exception cref="ArgumentException">The conventions differ, a curve has another length, an angle and side occur twice, or none of
    /// the angles is in the reference.</exception>
    public static MovementAnalysisProfile Of(
        IReadOnlyList<AngleCurve> curves, AngleConvention convention, NormativeSet reference, double speedMetersPerSecond = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(convention);
        ArgumentNullException.ThrowIfNull(reference);
        if (convention != reference.Info.Convention)
        {
            throw new ArgumentException(
                $"The curves are by the convention {convention}, the reference {reference.Info.Name} by {reference.Info.Convention}: their angles "
                + $"mean different things. Choose a reference by {convention}.",
                nameof(reference));
        }

        List<GaitVariableScore> scores = [];
        foreach (var curve in curves.OrderBy(curve => curve.Side).ThenBy(curve => curve.Angle))
        {
            if (curve.Side is not { } side || reference.Find(curve.Angle) is not { } normal)
            {
                continue;
            }

            if (scores.Any(score => score.Angle == curve.Angle && score.Side == side))
            {
                throw new ArgumentException($"{curve} is given twice. Give the mean of a trial's cycles.", nameof(curves));
            }

            scores.Add(new(curve.Angle, side, GaitVariable(curve, normal)));
        }

        return scores.Count == 0
            ? throw new ArgumentException($"None of the curves is in the reference {reference.Info.Name}.", nameof(curves))
            : new(scores, reference.Info, reference.SpeedNote(speedMetersPerSecond));
    }

    /// <summary>
    /// The medians over a person's trials: of each gait variable score, and of the three gait profile scores, each over the trials that
    /// have it.
    /// </summary>
    /// <exception cref="ArgumentException">There are no trials, or they were compared with different references.</exception>
    public static MovementAnalysisProfile Median(IReadOnlyList<MovementAnalysisProfile> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.Count == 0 || trials.Any(trial => trial.Reference != trials[0].Reference))
        {
            throw new ArgumentException("A median needs at least one trial, all compared with one reference.", nameof(trials));
        }

        GaitVariableScore[] scores =
        [
            .. trials.SelectMany(trial => trial.Scores)
                .GroupBy(score => (score.Side, score.Angle))
                .OrderBy(group => group.Key.Side).ThenBy(group => group.Key.Angle)
                .Select(group => new GaitVariableScore(group.Key.Angle, group.Key.Side, Curves.Median(group.Select(score => score.Degrees)))),
        ];
        return new(scores, trials[0].Reference, string.Join(' ', trials.Select(trial => trial.SpeedNote).Distinct()))
        {
            Left = Curves.Median(trials.Select(trial => trial.Left)),
            Right = Curves.Median(trials.Select(trial => trial.Right)),
            Overall = Curves.Median(trials.Select(trial => trial.Overall)),
        };
    }

    /// <summary>The same score over fewer variables, for walks that do not have all nine.</summary>
    /// <param name="angles">The variables; NaN where one is not available.</param>
    /// <exception cref="ArgumentException">No variable is named, or one twice.</exception>
    public GpsSubset GpsSubset(params IReadOnlyList<ClinicalAngle> angles)
    {
        ArgumentNullException.ThrowIfNull(angles);
        return angles.Count == 0 || angles.Distinct().Count() < angles.Count
            ? throw new ArgumentException("Name at least one variable, each once.", nameof(angles))
            : Score([.. angles]);
    }

    /// <summary>The gait profile scores in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"GPS {Degrees(Overall)} (left {Degrees(Left)}, right {Degrees(Right)}) against {Reference.Name}; {Scores.Count} variables");

    private static string Degrees(double score) => double.IsNaN(score) ? "not available" : FormattableString.Invariant($"{score:0.0}°");

    private GpsSubset Score(IReadOnlyList<ClinicalAngle> angles)
    {
        double[] left = [.. angles.Select(angle => this[angle, Side.Left])];
        double[] right = [.. angles.Select(angle => this[angle, Side.Right])];
        return new(angles, Root(left), Root(right), Root([.. left, .. right.Where((_, at) => !IsPelvis(angles[at]))]));
    }

    private static bool IsPelvis(ClinicalAngle angle) =>
        angle is ClinicalAngle.PelvisTilt or ClinicalAngle.PelvisObliquity or ClinicalAngle.PelvisRotation;

    private static double GaitVariable(AngleCurve curve, NormativeCurve normal)
    {
        var step = (curve.Values.Length - 1) / (PointCount - 1);
        if (curve.Values.Length is not (PointCount or 101))
        {
            throw new ArgumentException($"{curve}: expected 51 or 101 values from 0 to 100 % of the cycle. Normalize the cycles first.");
        }

        var differences = new double[PointCount];
        for (var at = 0; at < PointCount; at++)
        {
            differences[at] = curve.Values.Span[at * step] - normal.MeanAt(2 * at);
        }

        return Root(differences);
    }

    private static double Root(double[] values) => Math.Sqrt(Moments.SquaredDeviations(values, 0) / values.Length);
}
