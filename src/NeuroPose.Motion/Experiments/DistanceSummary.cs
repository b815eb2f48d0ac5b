using NeuroPose.Numerics;

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

        double[] sorted = [.. distances.Order()];
        double Percentile(double share) => OrderStatistics.Quantile(sorted, share);
        return new(Moments.Mean([.. distances]), Percentile(0.50), Percentile(0.95), Percentile(0.99));
    }
}
