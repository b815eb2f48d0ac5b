using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class StickStrip() : Recipe("stick-strip", "A walk as stick figures", "Evenly spread moments, seen from where the movement goes across the view: here the walker crosses the camera's picture.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 2 }).Poses();
        return MotionFigures.StickStrip(walk, 9);
    }
}
