using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class AnglesOverCycle() : Recipe("angles-over-cycle", "Joint angles over the gait cycle", "Every cycle faint, their mean, and one standard deviation to each side. Cycles of any length are stretched to 0–100 %.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker") { NoiseMillimeters = 12 }, new() { Seconds = 10 }).Poses();
        var knees = Representation.Angles(Skeleton.Mhad43, "left knee", "right knee");
        var cycles = ClinicalCycles.Of(walk).Cut(walk, Side.Left);
        return GaitFigures.OverCycle([.. cycles.Select(knees.Features)]);
    }
}
