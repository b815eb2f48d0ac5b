using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>One definition carried out on two comparable series: window, recursion, normalizer.</summary>
internal static class WarpingSearch
{
    public static double Distance(FeatureSeries first, FeatureSeries second, DtwDefinition definition) =>
        definition.Normalizer == Normalizer.PathLength
            ? Path(first, second, definition).Distance
            : Normalized(AccumulatedCost.Distance(first, second, Window(first, second, definition), definition.LocalCost), matches: 0, first, second, definition);

    public static (double Distance, IReadOnlyList<(int First, int Second)> Path) Path(FeatureSeries first, FeatureSeries second, DtwDefinition definition)
    {
        var (sum, path) = AccumulatedCost.Path(first, second, Window(first, second, definition), definition.LocalCost);
        return (Normalized(sum, path.Count, first, second, definition), path);
    }

    private static MatchWindow Window(FeatureSeries first, FeatureSeries second, DtwDefinition definition) =>
        definition.Backend.Window(first, second, definition);

    private static double Normalized(double sum, int matches, FeatureSeries first, FeatureSeries second, DtwDefinition definition) => definition.Normalizer switch
    {
        Normalizer.None => sum,
        Normalizer.PathLength => sum / matches,
        Normalizer.SumOfLengths => sum / ((long)first.Length + second.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Normalizer, "The normalizer is None, PathLength or SumOfLengths."),
    };
}
