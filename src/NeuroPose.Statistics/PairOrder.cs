namespace NeuroPose.Statistics;

/// <summary>
/// How the pairs of one value of each of two samples are ordered: Mann and Whitney's U, which ROC curves and Cliff's delta rest on.
/// </summary>
internal static class PairOrder
{
    /// <summary>
    /// Twice the number of pairs with the second value above the first, and once the number of ties: exact, and linear after sorting.
    /// </summary>
    public static long TwiceAbove(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (lower, higher) = (Samples.Sorted(first), Samples.Sorted(second));
        var (below, upTo, twice) = (0, 0, 0L);
        foreach (var value in higher)
        {
            while (below < lower.Length && lower[below] < value)
            {
                below++;
            }

            while (upTo < lower.Length && lower[upTo] <= value)
            {
                upTo++;
            }

            twice += below + upTo;
        }

        return twice;
    }
}
