namespace NeuroPose.Numerics;

/// <summary>Mean and spread in two passes, each summed in the order of the values. One NaN makes them NaN.</summary>
internal static class Moments
{
    /// <summary>The arithmetic mean; NaN when there are no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The sum of the squared distances from a mean.</summary>
    public static double SquaredDeviations(ReadOnlySpan<double> values, double mean)
    {
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return squares;
    }
}
