namespace NeuroPose.Kinematics;

/// <summary>What a signal is like over time, in the signal's unit.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation of these values themselves: the root of the mean squared deviation (divided by n).</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Range">The greatest less the least.</param>
public sealed record SignalStatistics(double Mean, double Std, double Min, double Max, double Range)
{
    /// <summary>The statistics of a signal, summed in time order. One NaN makes all of them NaN. Source: the NeuroPose reference.</summary>
    /// <exception cref="ArgumentException">There are no values, or their range is beyond the largest double.</exception>
    public static SignalStatistics Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A signal without values has no statistics; expected at least one value.", nameof(values));
        }

        var (min, max) = (values[0], values[0]);
        foreach (var value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        var range = max - min;
        if (double.IsInfinity(range) && double.IsFinite(min) && double.IsFinite(max))
        {
            throw new ArgumentException(FormattableString.Invariant($"The values reach from {min} to {max}; their range is beyond the largest double. Use a larger unit, so that the numbers shrink."), nameof(values));
        }

        var center = Centering.Of(values);
        return new(center.Mean, center.Deviation, min, max, range);
    }
}
