using NeuroPose.Gait;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class StepsInTurn() : Recipe("stride-to-stride", "From stride to stride", "A measure of each step over time, and left against right. `StrideMeasure` names the others: times, width, stance, supports, speed.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker") { LeftStepDelay = 0.04 }, new() { Seconds = 30 }).Poses();
        var measures = SpatioTemporal.Of(walk, GaitEvents.Detect(walk));
        return GaitFigures.StrideToStride(measures, StrideMeasure.StepTime);
    }
}
