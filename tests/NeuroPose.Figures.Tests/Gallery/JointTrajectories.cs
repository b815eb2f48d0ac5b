using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class JointTrajectories() : Recipe("joint-trajectories", "Joints over time", "Where joints are, a panel for each coordinate. A line has a gap where the joint was not detected, and the figure counts the gaps.")
{
    public override object Make()
    {
        var trial = SyntheticGait.Walk(new("walker"), new() { Seconds = 4, MissingDetectionRate = 0.05 });
        return MotionFigures.Trajectories(trial.Poses(), "lhee", "rhee", "head");
    }
}
