using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class WarpedSeries() : Recipe("dtw-alignment", "What was matched with what", "Two series and the frames that dynamic time warping matched. The number never stands without its definition.")
{
    public override object Make()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        FeatureSeries Steps(string name, double cadence)
        {
            var walk = SyntheticGait.Walk(new(name), new() { CadenceStepsPerMinute = cadence }).Poses();
            return knee.Features(ClinicalCycles.Of(walk).Cut(walk, Side.Left)[0].Named(name));
        }

        var (slow, fast) = (Steps("slow stride", 90), Steps("fast stride", 125));
        var result = Dtw.Align(slow, fast, new() { Representation = knee });
        return result.ToFigure(slow, fast);
    }
}
