using NeuroPose.Poses;

namespace NeuroPose.Synthesis;

/// <summary>What is true of a made-up walk by its construction.</summary>
/// <param name="LeftStrikeSeconds">When the left heel strikes, in seconds from the first frame; only while walking.</param>
/// <param name="RightStrikeSeconds">When the right heel strikes.</param>
/// <param name="CadenceStepsPerMinute">120 divided by the mean time between strikes of one side while walking; NaN when there is
/// none.</param>
/// <param name="DoubleSupportPercent">
/// The share of the stride, in percent, from each strike to the moment at which the other toe is farthest behind the hips; NaN without
/// strides.
/// </param>
public sealed record WalkTruth(
    IReadOnlyList<double> LeftStrikeSeconds, IReadOnlyList<double> RightStrikeSeconds, double CadenceStepsPerMinute, double DoubleSupportPercent)
{
    private const double StepSeconds = 0.002;

    internal static WalkTruth Of(Walker walker, Rhythm rhythm, Course course, double seconds)
    {
        List<double>[] strikes = [[], []];
        List<double> strides = [], shares = [];
        double Clock(double time) => walker.Uneven(rhythm.Cycles(time));
        for (var side = 0; side < 2; side++)
        {
            // The left heel strikes half a cycle after the right one.
            var ahead = side == 0 ? 0.5 : 0;
            var before = Math.Floor(Clock(0) + ahead);
            for (var step = 1; step * StepSeconds < seconds; step++)
            {
                var now = Math.Floor(Clock(step * StepSeconds) + ahead);
                if (now > before && course.WalkingShare(step * StepSeconds) == 1)
                {
                    strikes[side].Add(step * StepSeconds);
                }

                before = now;
            }
        }

        for (var side = 0; side < 2; side++)
        {
            foreach (var (from, to) in strikes[side].Zip(strikes[side].Skip(1)))
            {
                if (Enumerable.Range(0, 101).All(part => course.WalkingShare(from + ((to - from) * part / 100)) == 1) && Clock(to) - Clock(from) < 1.5)
                {
                    strides.Add(to - from);
                    shares.AddRange(strikes[1 - side].Where(other => other > from && other < to).Select(other =>
                        (ToeOff(walker, rhythm, 1 - side, from, other) - from + ToeOff(walker, rhythm, side, other, to) - other) / (to - from)));
                }
            }
        }

        return new(strikes[0], strikes[1], 120 * strides.Count / strides.Sum(), 100 * shares.Sum() / shares.Count);
    }

    /// <summary>When the toe is farthest behind the hips, between two times.</summary>
    private static double ToeOff(Walker walker, Rhythm rhythm, int side, double from, double to)
    {
        var skeleton = Skeleton.Mhad43;
        var (toe, left, right) = (skeleton.IndexOf(side == 0 ? "lfoo" : "rfoo"), skeleton.IndexOf("lhipb"), skeleton.IndexOf("rhipb"));
        var (off, least) = (from, double.PositiveInfinity);
        for (var time = from; time < to; time += StepSeconds)
        {
            var joints = walker.At(rhythm.Cycles(time), rhythm.Vigor(time));
            var ahead = joints[toe].X - ((joints[left].X + joints[right].X) / 2);
            (off, least) = ahead < least ? (time, ahead) : (off, least);
        }

        return off;
    }
}
