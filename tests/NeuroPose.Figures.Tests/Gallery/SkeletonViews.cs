using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class SkeletonViews() : Recipe("skeleton-views", "One frame in three views", "A frame at the end of a cell is shown like this. Joints that were not detected are listed under it.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { HeadingDegrees = 60 }).Poses();
        return walk.At(75).ToFigure();
    }
}
