using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Smoothing poses and signals over time.</summary>
public static class Smoothing
{
    /// <summary>
    /// The movement with each coordinate smoothed over time. A gap splits: the stretches between unknown (NaN or infinite) values are
    /// smoothed
    /// apart, and unknown values stay as they are, so that nothing is made up. Fill short gaps before, if they shall be smoothed across.
    /// </summary>
    /// <param name="poses">Frames × joints × 3.</param>
    /// <param name="filter">How.</param>
    /// <param name="cancellation">Stops the work between coordinates.</param>
    /// <exception cref="ArgumentException">The filter's cutoff does not fit the frame rate, or the rate is not known.</exception>
    public static PoseSequence Smooth(this PoseSequence poses, SmoothingFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(filter);
        var smooth = filter.For(poses.FramesPerSecond);
        var stride = poses.JointCount * 3;
        var coordinates = poses.Coordinates.ToArray();
        for (var column = 0; column < stride; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            SmoothColumn(coordinates, column, stride, smooth);
        }

        return poses.WithCoordinates(coordinates);
    }

    /// <summary>One signal smoothed over time, in its unit, with the same rule for gaps.</summary>
    /// <param name="signal">One number a frame.</param>
    /// <param name="filter">How.</param>
    /// <param name="framesPerSecond">The rate; NaN when it is not known.</param>
    /// <exception cref="ArgumentException">The filter's cutoff does not fit the frame rate, or the rate is not known.</exception>
    public static double[] Smooth(ReadOnlySpan<double> signal, SmoothingFilter filter, double framesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var smoothed = signal.ToArray();
        SmoothColumn(smoothed, column: 0, stride: 1, filter.For(framesPerSecond));
        return smoothed;
    }

    private static void SmoothColumn(double[] values, int column, int stride, Func<double[], double[]> smooth)
    {
        List<double> stretch = [];
        for (var at = column; at < values.Length + stride; at += stride)
        {
            if (at < values.Length && double.IsFinite(values[at]))
            {
                stretch.Add(values[at]);
                continue;
            }

            if (stretch.Count > 0)
            {
                var start = at - (stretch.Count * stride);
                foreach (var value in smooth([.. stretch]))
                {
                    values[start] = value;
                    start += stride;
                }

                stretch.Clear();
            }
        }
    }
}
