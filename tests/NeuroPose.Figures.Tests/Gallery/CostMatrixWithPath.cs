using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class CostMatrixWithPath() : Recipe("dtw-cost-matrix", "Costs, band and path", "The accumulated costs that the search went through, the band that bounded it, and the path that it found.")
{
    public override object Make()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        var slow = knee.Features(SyntheticGait.Walk(new("slow"), new() { CadenceStepsPerMinute = 95, Seconds = 3 }).Poses().Named("slow walk"));
        var fast = knee.Features(SyntheticGait.Walk(new("fast"), new() { CadenceStepsPerMinute = 115, Seconds = 2.5 }).Poses().Named("fast walk"));
        var result = Dtw.Align(slow, fast, new() { Representation = knee, Band = Band.SakoeChiba(fraction: 0.2) });
        return Dtw.CostMatrix(slow, fast, result.Definition).ToFigure(result);
    }
}
