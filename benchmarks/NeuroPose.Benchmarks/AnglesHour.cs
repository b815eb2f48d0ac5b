using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Benchmarks;

/// <summary>All named joint angles of an hour, against a plain loop with the runtime's arccosine.</summary>
internal static class AnglesHour
{
    /// <summary>The runtime's arccosine of a cosine is the coarser one where limbs are nearly straight.</summary>
    private const double ToleranceRadians = 1e-7;

    public static string Run()
    {
        var poses = HourOfWalking.Of("s01", 1);
        AngleDefinition[] angles = [.. AngleDefinition.KnownNames.Select(name => AngleDefinition.Named(poses.Skeleton, name))];
        var (ours, plain) = (JointAngles.Compute(poses, angles), PlainLoop(poses, angles));
        var apart = ours.Zip(plain, (one, other) => Math.Abs(one - other)).Max();
        if (!(apart <= ToleranceRadians))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The library and the baseline differ by {apart} radians."));
        }

        var (candidate, baseline) = Interleaved.Medians(() => JointAngles.Compute(poses, angles), () => PlainLoop(poses, angles));
        return FormattableString.Invariant(
            $"angles-hour: {poses.FrameCount} frames × {angles.Length} angles in {candidate:0.0} ms, {baseline / candidate:0.00} × a plain loop with Math.Acos ({baseline:0.0} ms); at most {apart:0.0e+0} radians apart");
    }

    private static double[] PlainLoop(PoseSequence poses, AngleDefinition[] angles)
    {
        var all = poses.Coordinates;
        var result = new double[poses.FrameCount * angles.Length];
        for (int frame = 0, at = 0; frame < poses.FrameCount; frame++)
        {
            foreach (var angle in angles)
            {
                var (product, first, second) = (0.0, 0.0, 0.0);
                for (var axis = 0; axis < 3; axis++)
                {
                    var row = frame * poses.JointCount;
                    var vertex = all[((row + angle.B.Index!.Value) * 3) + axis];
                    var toA = all[((row + angle.A.Index!.Value) * 3) + axis] - vertex;
                    var toC = all[((row + angle.C.Index!.Value) * 3) + axis] - vertex;
                    product += toA * toC;
                    first += toA * toA;
                    second += toC * toC;
                }

                result[at++] = Math.Acos(Math.Clamp(product / Math.Sqrt(first * second), -1, 1));
            }
        }

        return result;
    }
}
