using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Benchmarks.Warping;

/// <summary>Seeded random walks.</summary>
internal static class RandomWalks
{
    public static double[] Walk(long seed, int length, int dimensions = 1)
    {
        var random = new SeededRandom(seed);
        var values = new double[length * dimensions];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (index < dimensions ? 0 : values[index - dimensions]) + random.NextGaussian();
        }

        return values;
    }

    public static FeatureSeries Series(string label, double[] values, int dimensions = 1) =>
        new(label, [.. Enumerable.Range(0, dimensions).Select(index => FormattableString.Invariant($"x{index}"))], "1", values);
}
