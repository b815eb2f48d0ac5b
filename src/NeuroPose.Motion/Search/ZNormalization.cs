using NeuroPose.Kinematics;

namespace NeuroPose.Search;

/// <summary>Taking away where a movement is and how large it is, so that only its shape is compared.</summary>
public static class ZNormalization
{
    /// <summary>
    /// Each number of a frame less its mean over all frames, divided by its standard deviation (that of the whole, divided by n). A number
    /// that never changes becomes 0. Numbers of any size are normalized, and numbers that differ in their last digits only. The result
    /// has no unit. NaN and infinity make their number NaN in all frames.
    /// </summary>
    public static FeatureSeries Of(FeatureSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var normalized = new double[series.Values.Length];
        Fill(series.Values, series.Dimensions, normalized);
        return series.ZNormalized(normalized);
    }

    /// <summary>The same for numbers, frames × dimensions.</summary>
    internal static void Fill(ReadOnlySpan<double> values, int dimensions, Span<double> normalized)
    {
        for (var dimension = 0; dimension < Math.Min(dimensions, values.Length); dimension++)
        {
            var center = Centering.Of(values[dimension..], dimensions);
            for (var index = dimension; index < values.Length; index += dimensions)
            {
                normalized[index] = center.Normalized(values[index]);
            }
        }
    }
}
