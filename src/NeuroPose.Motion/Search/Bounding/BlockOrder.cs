namespace NeuroPose.Search.Bounding;

/// <summary>
/// In which order the blocks of a series are compared: those far from its mean first, as they are the likeliest to lie outside.
/// Source: Rakthanmanon et al., "Searching and mining trillions of time series subsequences under dynamic time warping" (2012), there
/// number by number; here by blocks of eight, which are one load.
/// </summary>
internal static class BlockOrder
{
    public static int[] FarFirst(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int dimensions)
    {
        var means = new double[dimensions];
        for (var index = 0; index < lower.Length; index++)
        {
            means[index % dimensions] += (lower[index] + upper[index]) / 2 * dimensions / lower.Length;
        }

        var blocks = lower.Length / BoxExcess.Block;
        var (order, nearness) = (new int[blocks], new double[blocks]);
        for (var index = 0; index < blocks * BoxExcess.Block; index++)
        {
            order[index / BoxExcess.Block] = index / BoxExcess.Block;
            nearness[index / BoxExcess.Block] -= Math.Abs(((lower[index] + upper[index]) / 2) - means[index % dimensions]);
        }

        Array.Sort(nearness, order);
        return order;
    }
}
