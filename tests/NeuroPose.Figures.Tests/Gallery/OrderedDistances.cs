using NeuroPose.Clustering;
using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class OrderedDistances() : Recipe("distances-ordered", "Who is like whom", "Distances of each with each, in the order of the tree above them, with the groups that are known from elsewhere. Three of these walkers have a stiff left knee.")
{
    public override object Make()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        double[] flexion = [1, 0.62, 0.96, 0.68, 1.04, 0.98, 0.6];
        FeatureSeries Stride(double factor, int index)
        {
            var walk = SyntheticGait.Walk(new("walker") { LeftKneeFlexionFactor = factor }, new() { Seed = index + 1 }).Poses();
            return knee.Features(ClinicalCycles.Of(walk).Cut(walk, Side.Left)[0].Named($"s{index + 1:00}"));
        }

        var matrix = Dtw.DistanceMatrix([.. flexion.Select(Stride)], new DtwDefinition { Representation = knee });
        return matrix.ToFigure(Hierarchy.Build(matrix), [.. flexion.Select(factor => factor < 0.8 ? "stiff knee" : "usual")]);
    }
}
