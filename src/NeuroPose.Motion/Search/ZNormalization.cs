using NeuroPose.Kinematics;

namespace NeuroPose.Search;

/// <summary>Taking away where a movement is and how large it is, so that only its shape is compared.</summary>
public static class ZNormalization
{
    /// <summary>
    /// Each number of a frame less its mean over all frames, divided by its standard deviation (that of the whole, divided by n). A number
    /// that never changes becomes 0. The result has no unit. NaN and infinity make their number NaN in all frames.
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
        var frames = values.Length / dimensions;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var sum = 0.0;
            var changes = false;
            for (var index = dimension; index < values.Length; index += dimensions)
            {
                sum += values[index];
                changes |= values[index] != values[dimension];
            }

            var mean = sum / frames;
            var squares = 0.0;
            for (var index = dimension; index < values.Length; index += dimensions)
            {
                squares += (values[index] - mean) * (values[index] - mean);
            }

            // Differences too small to be squared are no change either.
            var deviation = Math.Sqrt(squares / frames);
            for (var index = dimension; index < values.Length; index += dimensions)
            {
                normalized[index] = changes && deviation != 0 ? (values[index] - mean) / deviation : 0;
            }
        }
    }
}
