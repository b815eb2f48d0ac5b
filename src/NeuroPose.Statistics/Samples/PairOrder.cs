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

    /// <summary>For each value of the second sample the share of the first that is below it, ties counted half.</summary>
    public static double[] SharesBelow(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sorted = Samples.Sorted(first);
        var shares = new double[second.Length];
        for (var index = 0; index < shares.Length; index++)
        {
            var (below, upTo) = (CountBelow(sorted, second[index], orEqual: false), CountBelow(sorted, second[index], orEqual: true));
            shares[index] = (below + upTo) / (2.0 * sorted.Length);
        }

        return shares;
    }

    private static int CountBelow(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (orEqual && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
