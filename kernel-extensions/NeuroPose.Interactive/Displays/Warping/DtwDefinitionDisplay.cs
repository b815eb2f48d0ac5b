using NeuroPose.Interactive.Markup;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>What decides a warping's number: part by part, and as the sentence that stands under every number.</summary>
internal static class DtwDefinitionDisplay
{
    public static Display<DtwDefinition> Display { get; } = new(definition => new Card("", "definition of a DTW distance", [.. Facts(definition)]));

    private static IEnumerable<Fact> Facts(DtwDefinition definition)
    {
        yield return new("poses as", definition.Representation.Describe());
        yield return new("search", definition.Backend.Describe());
        yield return new("local cost", definition.LocalCost.Describe());
        yield return new("band", definition.Band.Describe());
        yield return new("step pattern", definition.StepPattern.ToString());
        foreach (var fact in Words(definition))
        {
            yield return fact;
        }
    }

    // A definition that contradicts itself is refused when it is used; shown, it says what is wrong.
    private static Fact[] Words(DtwDefinition definition)
    {
        try
        {
            var orders = definition.IsSymmetric ? "the same in both orders of two series" : "depends on the order of two series";
            return [new("distance", orders), new("in words", definition.Describe())];
        }
        catch (ArgumentException error)
        {
            return [new("cannot be used", error.Message)];
        }
    }
}
