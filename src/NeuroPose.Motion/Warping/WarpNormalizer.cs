namespace NeuroPose.Warping;

/// <summary>What a sum is divided by.</summary>
internal static class WarpNormalizer
{
    /// <param name="normalizer">Never <see cref="Normalizer.OfStepPattern"/>, which the definition resolves.</param>
    /// <param name="rows">Matched frames of the first series.</param>
    /// <param name="columns">Matched frames of the second series.</param>
    /// <param name="matches">Matches on the path.</param>
    public static double Divisor(Normalizer normalizer, int rows, int columns, int matches) => normalizer switch
    {
        Normalizer.None => 1,
        Normalizer.PathLength => matches,
        Normalizer.SumOfLengths => (long)rows + columns,
        Normalizer.FirstLength => rows,
        Normalizer.SecondLength => columns,
        _ => throw new ArgumentOutOfRangeException(nameof(normalizer), normalizer, "There is no such normalizer."),
    };
}
