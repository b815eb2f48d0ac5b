using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>
/// No two strides are alike: slow, small, smooth wanderings of a walk's timing and size. The mean cadence stays as asked.
/// </summary>
internal sealed class Rhythm
{
    private readonly double strideSeconds;
    private readonly double start;
    private readonly double[] offsets;

    public Rhythm(double cadenceStepsPerMinute, SeededRandom random)
    {
        strideSeconds = 120 / cadenceStepsPerMinute;
        start = random.NextDouble();
        offsets = [random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()];
    }

    /// <summary>How many gait cycles lie behind at a time.</summary>
    public double Cycles(double seconds)
    {
        var even = start + (seconds / strideSeconds);
        return even + (0.006 * Wave(0.31 * even, 0)) + (0.004 * Wave(0.73 * even, 1));
    }

    /// <summary>How far the limbs swing at a time, about 1.</summary>
    public double Vigor(double seconds)
    {
        var even = start + (seconds / strideSeconds);
        return 1 + (0.02 * Wave(0.23 * even, 2)) + (0.01 * Wave(0.59 * even, 3));
    }

    private double Wave(double turns, int which) => ExactMath.Sin(2 * Math.PI * (turns + offsets[which]));
}
