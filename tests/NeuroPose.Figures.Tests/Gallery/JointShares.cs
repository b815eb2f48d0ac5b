using NeuroPose.Alignment;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class JointShares() : Recipe("joint-distances", "Where a distance comes from", "Each joint colored by its share of one distance: a walker with a stiff left knee, compared with one without.")
{
    public override object Make()
    {
        PoseSequence Stride(string name, double flexion)
        {
            var walk = SyntheticGait.Walk(new(name) { LeftKneeFlexionFactor = flexion }, new() { HeadingDegrees = 60 }).Poses();
            return ClinicalCycles.Of(walk).Cut(walk, Side.Right)[0].Named(name);
        }

        var (usual, stiff) = (Stride("usual", 1), Stride("stiff knee", 0.55));
        var aligned = Procrustes.Align(stiff, usual).Aligned;
        var result = Dtw.Align(aligned, usual);
        return PathContributions.Of(result, aligned, usual).ToFigure(aligned.At(27));
    }
}
