using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>
/// Errors of a pose estimator: of standard deviation 1 in each coordinate, independent between joints, but wandering from frame to frame
/// (correlation 0.8 between neighbors), because an estimator that is off in one frame is off in the next.
/// </summary>
internal sealed class SensorNoise(int jointCount, SeededRandom random)
{
    private const double Kept = 0.8;
    private const double Fresh = 0.6;

    private readonly Point3[] errors = new Point3[jointCount];
    private bool started;

    /// <summary>The errors in the next frame, one a joint; valid until the next call.</summary>
    public ReadOnlySpan<Point3> NextFrame()
    {
        for (var joint = 0; joint < errors.Length; joint++)
        {
            var draw = new Point3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian());
            errors[joint] = started ? (Kept * errors[joint]) + (Fresh * draw) : draw;
        }

        started = true;
        return errors;
    }
}
