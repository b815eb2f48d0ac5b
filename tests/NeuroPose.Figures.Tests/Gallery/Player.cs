using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class Player() : Recipe("skeleton-player", "Poses that can be played and turned", "In a notebook that is trusted, on an exported page, and as a file of its own (`player.Save(\"walk.html\")`) there are a time slider and a button to play, and the mouse turns the body. Where no script runs the middle frame is seen, as here.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { HeadingDegrees = 60 }).Poses();
        return new SkeletonPlayer(walk);
    }
}
