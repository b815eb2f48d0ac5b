using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class Player() : Recipe("skeleton-player", "Poses that can be played and turned", "In a notebook that is trusted, on an exported page, and as a file of its own (`new SkeletonPlayer(walk).Save(\"walk.html\")`) there are a time slider and a button to play, and the mouse turns the body. Where no script runs, as in an untrusted notebook, its middle frame is seen.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { HeadingDegrees = 60 }).Poses();
        return new SkeletonPlayer(walk);
    }
}
