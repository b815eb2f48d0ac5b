using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Synthesis;

/// <summary>Finds heel strikes the plain way: where the heel is lower than at any other time within 0.4 s.</summary>
internal static class HeelStrikes
{
    public static int[] Of(PoseSequence walk, string heel)
    {
        var down = walk.Trajectory(heel, axis: 1);
        var reach = (int)Math.Ceiling(0.4 * walk.FramesPerSecond);
        return
        [
            .. Enumerable.Range(reach, down.Length - (2 * reach))
                .Where(frame => Enumerable.Range(frame - reach, (2 * reach) + 1).All(other => other == frame || down[other] < down[frame])),
        ];
    }

    public static double StepsPerMinute(PoseSequence walk, string heel)
    {
        var strikes = Of(walk, heel);
        return 120 * (strikes.Length - 1) * walk.FramesPerSecond / (strikes[^1] - strikes[0]);
    }
}
