using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Series and definitions to try things on.</summary>
internal static class AnyMotion
{
    /// <summary>Definitions whose matrices are symmetric, and ones whose matrices are not.</summary>
    public static IReadOnlyList<DtwDefinition> Definitions { get; } =
    [
        new(),
        new() { LocalCost = LocalCost.SquaredEuclidean, StepPattern = StepPattern.Symmetric2, Normalizer = Normalizer.OfStepPattern },
        new() { LocalCost = LocalCost.Absolute, Band = Band.SakoeChiba(0.2), Penalty = new(0.1, 1.5) },
        new() { LocalCost = LocalCost.Cosine, StepPattern = StepPattern.SymmetricP05 },
        new() { Relaxation = Relaxation.AllEnds(3) },
        new() { Normalizer = Normalizer.PathLength },
        new() { Backend = Backend.FastDtw() },
        new() { Band = Band.Itakura(3) },
        new() { Relaxation = Relaxation.Subsequence },
        new() { LocalCost = LocalCost.Custom("one way", (first, second) => Math.Max(0, first[0] - second[0])) },
    ];

    /// <summary>Random walks of two dimensions and of lengths from 24 to 35; of many, from 4 to 7.</summary>
    public static FeatureSeries[] Walks(int count, long seed = 7)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(index => Walk($"walk {index}", count < 100 ? 24 + random.NextInt(12) : 4 + random.NextInt(4), random))];
    }

    private static FeatureSeries Walk(string label, int length, SeededRandom random)
    {
        var values = new double[length * 2];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (index < 2 ? 1 : values[index - 2]) + random.NextDouble() - 0.5;
        }

        return new(label, ["x", "y"], "mm", values) { InputSha256 = label.Length % 2 == 0 ? "ab" : "" };
    }
}
