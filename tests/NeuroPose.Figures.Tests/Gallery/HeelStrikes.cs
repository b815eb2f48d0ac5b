using NeuroPose.Poses;
using NeuroPose.Gait;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class HeelStrikes() : Recipe("heel-strikes", "Heel strikes", "The height of the heel that was watched, with each strike that was found and how sure it is.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 5 }).Poses();
        return GaitFigures.HeelStrikes(walk, GaitCycles.Detect(walk, Side.Left));
    }
}
