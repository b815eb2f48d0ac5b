namespace NeuroPose.Numerics;

/// <summary>Values by their rank. The values are in ascending order already.</summary>
internal static class OrderStatistics
{
    /// <summary>The middle value, the mean of the two middle ones of an even number; NaN when there are no values.</summary>
    public static double Median(ReadOnlySpan<double> sorted) =>
        sorted.IsEmpty ? double.NaN : Middle(sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);

    /// <summary>
    /// The value at a share of the way from the least to the greatest, linear between ranks (type 7 of Hyndman and Fan, "Sample quantiles
    /// in
    /// statistical packages", 1996); NaN when there are no values.
    /// </summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        // From the nearer rank, so that the last digit is that of the usual array library.
        var rank = share * (sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        var (low, high, part) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], rank - below);
        return !double.IsFinite(high - low) && double.IsFinite(high) && double.IsFinite(low) ? (low * (1 - part)) + (high * part)
            : part < 0.5 ? low + ((high - low) * part)
            : high - ((high - low) * (1 - part));
    }

    // Half a sum of numbers that are large may be a double where the sum is none.
    private static double Middle(double low, double high) =>
        !double.IsFinite(low + high) && double.IsFinite(low) && double.IsFinite(high) ? (low / 2) + (high / 2) : (low + high) / 2;
}
