using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>What the kernels are tried on.</summary>
internal static class KernelCases
{
    /// <summary>Single steps. Half of all have weight 1 everywhere; weights of 0 meet the infinity around the series.</summary>
    public static Gen<(StepPattern Pattern, Penalty Penalty)> AnySteps { get; } = Gen.OneOf(
        Gen.Constant((StepPattern.Symmetric1, Penalty.None)),
        from pattern in Gen.Elements(
            StepPattern.Symmetric1,
            StepPattern.Symmetric2,
            StepPattern.AsymmetricP0,
            StepPattern.RabinerJuang(1, SlopeWeighting.Least),
            StepPattern.RabinerJuang(1, SlopeWeighting.First),
            StepPattern.Custom("uneven", null, new StepMove((0, 1, 0.3)), new StepMove((1, 1, 1.7)), new StepMove((1, 0, 1.1))),
            StepPattern.Custom("free diagonal", null, new StepMove((1, 1, 0)), new StepMove((1, 0, 0.7)), new StepMove((0, 1, 0.7))))
        from penalty in Gen.Elements(Penalty.None, new(Additive: 0.1), new(Multiplicative: 1.3), new(2, 0), new(0.5, 0.7))
        select (pattern, penalty));

    /// <summary>Series with a definition. Whole numbers make ties, walks make none.</summary>
    public static Arbitrary<(int Rows, int Columns, int Dimensions, bool HasTies, int Seed, DtwDefinition Definition)> With(Gen<DtwDefinition> definitions) =>
        (from rows in Gen.OneOf(Gen.Choose(1, 300), Gen.Choose(1, 300), Gen.Choose(1, 300), Gen.Choose(1, 3))
         from columns in Gen.OneOf(Gen.Choose(1, 300), Gen.Constant(rows), Gen.Choose(1, 3))
         from dimensions in Gen.OneOf(Gen.Choose(1, 5), Gen.Choose(6, 20))
         from hasTies in Gen.Elements(true, false)
         from seed in Gen.Choose(0, 1_000_000)
         from definition in definitions
         select (rows, columns, dimensions, hasTies, seed, definition)).ToArbitrary();

    /// <summary>Two walks.</summary>
    public static (FeatureSeries First, FeatureSeries Second) Series(int rows, int columns, int dimensions, bool hasTies, int seed)
    {
        var random = new SeededRandom(seed);
        return (Walk("a", rows), Walk("b", columns));

        FeatureSeries Walk(string label, int length)
        {
            var values = new double[length * dimensions];
            for (var index = 0; index < values.Length; index++)
            {
                var step = random.NextGaussian();
                values[index] = (index < dimensions ? 0 : values[index - dimensions]) + (hasTies ? Math.Round(step) : step);
            }

            return new(label, [.. Enumerable.Range(0, dimensions).Select(index => $"d{index}")], "1", values);
        }
    }
}
