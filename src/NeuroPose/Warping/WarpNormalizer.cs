namespace NeuroPose.Warping;

/// <summary>Divides a sum as a definition says.</summary>
internal static class WarpNormalizer
{
    /// <param name="sum">The sum along the path.</param>
    /// <param name="normalizer">What it is divided by; never <see cref="Normalizer.OfStepPattern"/>, which the definition resolves.</param>
    /// <param name="rows">Matched frames of the first series.</param>
    /// <param name="columns">Matched frames of the second series.</param>
    /// <param name="matches">Matches on the path.</param>
    public static double Divide(double sum, Normalizer normalizer, int rows, int columns, int matches) => normalizer switch
    {
        Normalizer.None => sum,
        Normalizer.PathLength => sum / matches,
        Normalizer.SumOfLengths => sum / ((long)rows + columns),
        Normalizer.FirstLength => sum / rows,
        Normalizer.SecondLength => sum / columns,
        _ => throw new ArgumentOutOfRangeException(nameof(normalizer), normalizer, "There is no such normalizer."),
    };
}
