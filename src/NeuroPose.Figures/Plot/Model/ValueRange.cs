using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Model;

/// <summary>The range of what has been seen; values that are not finite are passed over.</summary>
internal sealed class ValueRange
{
    private double low = double.PositiveInfinity;
    private double high = double.NegativeInfinity;

    public void Include(double value)
    {
        if (double.IsFinite(value))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
    }

    public void Include(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Include(value);
        }
    }

    /// <summary>0 to 1 when nothing was seen; widened when all values are (nearly) equal.</summary>
    public Interval ToInterval() => Interval.Of(low > high ? [] : [low, high]);
}
