namespace NeuroPose.RuView.Signal;

/// <summary>Means and spreads, summed from the first number to the last so that every machine gives the same bits.</summary>
internal static class Moments
{
    /// <summary>The sum, from the first to the last.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The mean; NaN of nothing.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>The sum of squared distances from a center.</summary>
    public static double SquaresAbout(ReadOnlySpan<double> values, double center)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - center) * (value - center);
        }

        return sum;
    }

    /// <summary>The variance of a whole population; NaN of nothing.</summary>
    public static double Variance(ReadOnlySpan<double> values) => SquaresAbout(values, Mean(values)) / values.Length;

    /// <summary>The standard deviation of a whole population; NaN of nothing.</summary>
    public static double Deviation(ReadOnlySpan<double> values) => Math.Sqrt(Variance(values));
}
