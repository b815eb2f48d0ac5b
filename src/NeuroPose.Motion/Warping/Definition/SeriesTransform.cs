using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>What is done to each series before it is warped.</summary>
public enum SeriesTransform
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// The estimated derivative of each number: ((q(i) − q(i−1)) + (q(i+1) − q(i−1)) / 2) / 2, a frame; the first and the last frame
    /// take their neighbor's. Source: Keogh and Pazzani, "Derivative dynamic time warping" (2001).
    /// </summary>
    Derivative,
}

/// <summary>Carries out transforms.</summary>
internal static class SeriesTransforms
{
    public static FeatureSeries Apply(SeriesTransform transform, FeatureSeries series) => transform switch
    {
        SeriesTransform.None => series,
        SeriesTransform.Derivative => Derivative(series),
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "The transform is None or Derivative."),
    };

    private static FeatureSeries Derivative(FeatureSeries series)
    {
        if (series.Length < 3)
        {
            throw new SeriesException(
                FormattableString.Invariant($"the series has {series.Length} frames; the derivative needs at least 3."),
                new(File: series.Label));
        }

        var width = series.Dimensions;
        var values = series.Values;
        var slopes = new double[values.Length];
        for (var index = width; index < values.Length - width; index++)
        {
            var (before, here, after) = (values[index - width], values[index], values[index + width]);
            slopes[index] = (here - before + ((after - before) / 2)) / 2;
        }

        slopes.AsSpan(width, width).CopyTo(slopes);
        slopes.AsSpan(slopes.Length - (2 * width), width).CopyTo(slopes.AsSpan(slopes.Length - width));
        return series.With(values: slopes);
    }
}
