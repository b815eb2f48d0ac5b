namespace NeuroPose.Segmentation;

/// <summary>The middle value, the mean of the two middle ones of an even number.</summary>
internal static class Median
{
    /// <summary>NaN when there are no values.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
