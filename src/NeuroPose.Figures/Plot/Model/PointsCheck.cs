namespace NeuroPose.Figures.Model;

/// <summary>What holds for every series of points.</summary>
internal static class PointsCheck
{
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static void SameLength(ReadOnlyMemory<double> positions, ReadOnlyMemory<double> values, string argument)
    {
        if (positions.Length != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {positions.Length} positions and {values.Length} values; a layer needs one value for each position."), argument);
        }
    }

    public static int FiniteCount(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var count = 0;
        for (var point = 0; point < x.Length; point++)
        {
            count += double.IsFinite(x[point]) && double.IsFinite(y[point]) ? 1 : 0;
        }

        return count;
    }
}
