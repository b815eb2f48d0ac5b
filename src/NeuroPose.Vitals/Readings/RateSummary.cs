using System.Globalization;

namespace NeuroPose.Vitals.Readings;

/// <summary>The rates of many readings.</summary>
/// <param name="Count">How many rates were counted.</param>
/// <param name="Mean">Their mean, a minute; null when there are none.</param>
/// <param name="Smallest">The smallest, a minute; null when there are none.</param>
/// <param name="Largest">The largest, a minute; null when there are none.</param>
public readonly record struct RateSummary(int Count, double? Mean, double? Smallest, double? Largest)
{
    /// <summary>The summary in words.</summary>
    public override string ToString() => Mean is { } mean
        ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.0} / min ({Smallest:0.0} to {Largest:0.0}, {Count} readings)")
        : "no rate";

    internal static RateSummary Of(IEnumerable<double> rates)
    {
        var (count, sum, smallest, largest) = (0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var rate in rates)
        {
            (count, sum, smallest, largest) = (count + 1, sum + rate, Math.Min(smallest, rate), Math.Max(largest, rate));
        }

        return count == 0 ? new(0, null, null, null) : new(count, sum / count, smallest, largest);
    }
}
