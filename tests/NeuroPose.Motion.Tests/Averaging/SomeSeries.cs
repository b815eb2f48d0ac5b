using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Motion.Tests.Averaging;

/// <summary>Small random series of two dimensions.</summary>
internal static class SomeSeries
{
    /// <summary>Two to six series of one to eight frames.</summary>
    public static Arbitrary<FeatureSeries[]> Lists { get; } =
        (from count in Gen.Choose(2, 6)
         from seed in Gen.Choose(0, int.MaxValue)
         select Walks(seed, count, 1, 8)).ToArbitrary();

    /// <summary>Random walks with lengths from a range, the same for the same seed.</summary>
    public static FeatureSeries[] Walks(long seed, int count, int shortest, int longest)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(index => Walk($"walk {index}", random, shortest + random.NextInt(longest - shortest + 1)))];
    }

    public static FeatureSeries Walk(string label, SeededRandom random, int length)
    {
        var values = new double[length * 2];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (index < 2 ? 0 : values[index - 2]) + random.NextGaussian();
        }

        return new(label, ["x", "y"], "mm", values);
    }
}
