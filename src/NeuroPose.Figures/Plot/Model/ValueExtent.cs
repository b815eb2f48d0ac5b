namespace NeuroPose.Figures.Model;

/// <summary>The least and greatest finite value of a matrix, and how many values there are of each kind.</summary>
internal readonly record struct ValueExtent(double Lowest, double Highest, int FiniteCount, int UnknownCount)
{
    public static ValueExtent Of(ReadOnlySpan<double> values)
    {
        var (lowest, highest, finite) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                lowest = Math.Min(lowest, value);
                highest = Math.Max(highest, value);
                finite++;
            }
        }

        return new(lowest, highest, finite, values.Length - finite);
    }
}
