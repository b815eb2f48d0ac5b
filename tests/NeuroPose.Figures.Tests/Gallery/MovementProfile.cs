using NeuroPose.Gait;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class MovementProfile() : Recipe("movement-profile", "Movement analysis profile", "How far each angle is from a reference over the whole cycle, and the gait profile scores. The line is how far the reference's own people are from their mean. These curves are made up.")
{
    public override object Make()
    {
        AngleCurve Curve(ClinicalAngle angle, Side side, double offset, double rise) =>
            new(angle, side, Enumerable.Range(0, 51).Select(at => offset + (rise * (1 - Math.Abs(1 - (at / 25.0))))).ToArray());

        var random = new SeededRandom(3);
        IReadOnlyList<AngleCurve> Adult(double stiff) =>
        [
            .. from side in Enum.GetValues<Side>()
               from angle in MovementAnalysisProfile.Variables
               let reach = angle is ClinicalAngle.KneeFlexion or ClinicalAngle.HipFlexion ? 45 : 12
               let less = side == Side.Left && angle == ClinicalAngle.KneeFlexion ? stiff : 0
               select Curve(angle, side, 3 * random.NextGaussian(), reach - less + (4 * random.NextGaussian())),
        ];

        var reference = NormativeSet.OfCohort(new("made-up adults", "20 people", AngleConvention.PlugInGait), [.. Enumerable.Range(0, 20).Select(_ => Adult(0))]);
        var profile = MovementAnalysisProfile.Of(Adult(25), AngleConvention.PlugInGait, reference);
        return GaitFigures.Profile(profile, reference);
    }
}
