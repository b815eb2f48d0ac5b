using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class BeforeAndAfter() : Recipe("before-after", "Before and after", "The same people measured twice: how far each one's left knee is from a usual one, before and after a training that these made-up walkers had.")
{
    public override object Make()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        FeatureSeries Stride(double flexion, int seed)
        {
            var walk = SyntheticGait.Walk(new("walker") { LeftKneeFlexionFactor = flexion }, new() { Seed = seed }).Poses();
            return knee.Features(ClinicalCycles.Of(walk).Cut(walk, Side.Left)[1]);
        }

        var usual = Stride(1, seed: 1);
        var measure = new DtwDefinition { Representation = knee };
        double DistanceTo(double flexion, int person) => Dtw.Align(Stride(flexion, seed: 10 + person), usual, measure).Distance;
        double[] before = [.. new[] { 0.55, 0.62, 0.7, 0.58, 0.75, 0.66 }.Select(DistanceTo)];
        double[] after = [.. new[] { 0.7, 0.85, 0.82, 0.6, 0.93, 0.9 }.Select(DistanceTo)];
        return ComparisonFigures.BeforeAfter(["s01", "s02", "s03", "s04", "s05", "s06"], before, after, new("distance", "rad"), measure.Describe(knee.Describe()));
    }
}
