using NeuroPose.Gait;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class EventsOnFeet() : Recipe("gait-events", "Initial contacts and foot offs", "Where each foot lands and leaves the floor, on the heights of heel and toe, and how far the methods of each event lie apart. Plates and problems are shown where there are any.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 5, FramesPerSecond = 60 }).Poses();
        return GaitFigures.Events(walk, GaitEvents.Detect(walk));
    }
}
