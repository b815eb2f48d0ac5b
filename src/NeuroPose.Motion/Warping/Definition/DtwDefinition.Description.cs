using System.Diagnostics;

namespace NeuroPose.Warping;

public sealed partial record DtwDefinition
{
    /// <summary>
    /// The definition in words, for whatever it is used on: series as they are, or poses in its representation. A result's own
    /// <c>Describe()</c> names what was compared, as a methods section does.
    /// </summary>
    /// <exception cref="ArgumentException">The normalizer is that of a step pattern that has none.</exception>
    public string Describe() => Describe($"series as they are, or poses as {Representation.Describe()}");

    /// <summary>The definition in words, as it stands under a figure or in a methods section.</summary>
    /// <param name="compared">What was compared, such as <c>Representation.Describe()</c> of poses.</param>
    /// <exception cref="ArgumentException">The normalizer is that of a step pattern that has none.</exception>
    public string Describe(string compared) => string.Join("; ", Parts(compared)) + ".";

    /// <summary>The definition in words, or why it cannot be used.</summary>
    public override string ToString() => Problem ?? Describe();

    private IEnumerable<string> Parts(string compared)
    {
        yield return $"{Backend.Describe()}{(Precision == Precision.Single ? " in single precision" : "")} on {(Transform == SeriesTransform.Derivative ? "the derivative of " : "")}{compared}";
        yield return $"local cost {LocalCost.Describe()}";
        if (Weighting != PhaseWeighting.None)
        {
            yield return Weighting.Describe();
        }

        yield return Band.Describe();
        yield return $"step pattern {StepPattern}";
        if (Penalty != Penalty.None)
        {
            yield return Penalty.Describe();
        }

        if (MaximumStep < double.PositiveInfinity)
        {
            yield return FormattableString.Invariant($"no match above {MaximumStep}");
        }

        if (Relaxation != Relaxation.None)
        {
            yield return Relaxation.Describe();
        }

        yield return Divisor();
        if (MaximumSum < double.PositiveInfinity)
        {
            yield return FormattableString.Invariant($"sums above {MaximumSum} abandoned");
        }

        yield return "ties go to the step " + TieBreak switch
        {
            TieBreak.SecondFirstBoth => "in the second series, then in the first, then in both",
            TieBreak.BothFirstSecond => "in both series, then in the first, then in the second",
            TieBreak.BothSecondFirst => "in both series, then in the second, then in the first",
            TieBreak.FirstSecondBoth => "in the first series, then in the second, then in both",
            _ => throw new UnreachableException($"There is no rule for ties {TieBreak}."),
        };
    }

    private string Divisor() => EffectiveNormalizer switch
    {
        Normalizer.PathLength => "sum over the path, divided by its number of matches",
        Normalizer.SumOfLengths => "sum over the path, divided by the sum of both lengths",
        Normalizer.FirstLength => "sum over the path, divided by the length of the first series",
        Normalizer.SecondLength => "sum over the path, divided by the length of the second series",
        Normalizer.None => "sum over the path, not normalized",
        _ => throw new UnreachableException($"There is no normalizer {EffectiveNormalizer}."),
    };
}
