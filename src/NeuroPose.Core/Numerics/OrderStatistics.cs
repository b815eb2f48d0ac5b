namespace NeuroPose.Numerics;

/// <summary>Values by their rank.</summary>
internal static class OrderStatistics
{
    /// <summary>The middle of ascending values, the mean of the two middle ones of an even number; NaN when there are no values.</summary>
    public static double Median(ReadOnlySpan<double> sorted) =>
        sorted.IsEmpty ? double.NaN : Middle(sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);

    /// <summary>
    /// The value at a share of the way from the least to the greatest of ascending values, linear between ranks (type 7 of Hyndman and Fan, "Sample quantiles
    /// in
    /// statistical packages", 1996); NaN when there are no values.
    /// </summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var rank = share * (sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        return Between(sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], rank - below);
    }

    /// <summary>The median of values in any order, none NaN; they are left in another order. The work grows with their number alone.</summary>
    public static double MedianOf(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        var (low, high) = Neighbors(values, (values.Length - 1) / 2);
        return values.Length % 2 == 1 ? low : Middle(low, high);
    }

    /// <summary><see cref="Quantile"/> of values in any order, none NaN; they are left in another order. The work grows with their number alone.</summary>
    public static double QuantileOf(Span<double> values, double share)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        var rank = share * (values.Length - 1);
        var below = (int)Math.Floor(rank);
        var (low, high) = Neighbors(values, below);
        return Between(low, high, rank - below);
    }

    /// <summary>The value of a rank and the one after it; the value itself where it is the last.</summary>
    private static (double Low, double High) Neighbors(Span<double> values, int rank)
    {
        var (first, last) = (0, values.Length - 1);
        while (first < last)
        {
            // Around the middle one: what is at or below it comes before what is at or above it.
            var pivot = values[(first + last) / 2];
            var (up, down) = (first, last);
            while (up <= down)
            {
                while (values[up] < pivot)
                {
                    up++;
                }

                while (values[down] > pivot)
                {
                    down--;
                }

                if (up <= down)
                {
                    (values[up], values[down]) = (values[down], values[up]);
                    (up, down) = (up + 1, down - 1);
                }
            }

            if (rank > down && rank < up)
            {
                break;
            }

            (first, last) = rank <= down ? (first, down) : (up, last);
        }

        var low = values[rank];
        var high = rank + 1 < values.Length ? double.PositiveInfinity : low;
        foreach (var value in values[(rank + 1)..])
        {
            high = Math.Min(high, value);
        }

        return (low, high);
    }

    // From the nearer rank, so that the last digit is that of the usual array library.
    private static double Between(double low, double high, double part) =>
        !double.IsFinite(high - low) && double.IsFinite(high) && double.IsFinite(low) ? (low * (1 - part)) + (high * part)
            : part < 0.5 ? low + ((high - low) * part)
            : high - ((high - low) * (1 - part));

    // Half a sum of numbers that are large may be a double where the sum is none.
    private static double Middle(double low, double high) =>
        !double.IsFinite(low + high) && double.IsFinite(low) && double.IsFinite(high) ? (low / 2) + (high / 2) : (low + high) / 2;
}
