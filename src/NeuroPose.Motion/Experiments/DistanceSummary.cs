namespace NeuroPose.Experiments;

/// <summary>Mean and percentiles of some distances.</summary>
/// <param name="Mean">The arithmetic mean, summed in order.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile, interpolated linearly between ranks.</param>
/// <param name="P99">The 99th percentile.</param>
public sealed record DistanceSummary(double Mean, double P50, double P95, double P99)
{
    /// <summary>The summary of at least one distance; null of none.</summary>
    public static DistanceSummary? Of(IReadOnlyList<double> distances)
    {
        if (distances.Count == 0)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var distance in distances)
        {
            sum += distance;
        }

        double[] sorted = [.. distances.Order()];
        return new(sum / sorted.Length, Percentile(sorted, 0.50), Percentile(sorted, 0.95), Percentile(sorted, 0.99));
    }

    // From the nearer rank, so that the last digit is that of the usual array library.
    private static double Percentile(double[] sorted, double share)
    {
        var rank = share * (sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        var (low, high, part) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], rank - below);
        return part < 0.5 ? low + ((high - low) * part) : high - ((high - low) * (1 - part));
    }
}
