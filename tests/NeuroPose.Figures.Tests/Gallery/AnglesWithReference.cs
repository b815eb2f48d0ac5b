using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class AnglesWithReference() : Recipe("clinical-angles", "Clinical angles with phases and a reference", "From contact to contact, left and right, with foot off; the gray band is a reference that you choose, here a cohort of made-up walkers. This walker's left knee is stiff.")
{
    public override object Make()
    {
        (ClinicalCycles Cycles, ClinicalAngles Angles) Measured(WalkingSubject subject, long seed)
        {
            var walk = SyntheticGait.Walk(subject, new() { Seconds = 8, Seed = seed }).Poses();
            return (ClinicalCycles.Of(walk, GaitEvents.Detect(walk)), ClinicalAngles.Of(walk));
        }

        IReadOnlyList<AngleCurve> Person(int seed)
        {
            var (cycles, angles) = Measured(new($"s{seed}") { StepLengthFactor = 0.7 + (0.08 * seed), LeftKneeFlexionFactor = 0.84 + (0.04 * seed) }, seed);
            return [.. cycles.Normalize(angles).Select(set => set.Mean())];
        }

        var info = new NormativeInfo("made-up walkers", "6 people", AngleConvention.SagittalPlane);
        var reference = NormativeSet.OfCohort(info, [.. Enumerable.Range(1, 6).Select(Person)]);
        var (own, walked) = Measured(new("stiff knee") { LeftKneeFlexionFactor = 0.6 }, seed: 7);
        return GaitFigures.OverCycle(own, walked, reference, ClinicalAngle.HipFlexion, ClinicalAngle.KneeFlexion, ClinicalAngle.AnkleDorsiflexion, ClinicalAngle.FootProgression);
    }
}
