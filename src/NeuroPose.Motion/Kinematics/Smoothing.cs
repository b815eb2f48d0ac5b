using System.Runtime.InteropServices;
using NeuroPose.Numerics;
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
        for (var column = 0; column < stride; column += 3)
        {
            cancellation.ThrowIfCancellationRequested();
            SmoothColumns(coordinates, column, 3, stride, smooth);
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
        SmoothColumns(smoothed, first: 0, count: 1, stride: 1, filter.For(framesPerSecond));
        return smoothed;
    }

    /// <summary>A path in space, each coordinate smoothed as a signal.</summary>
    internal static Point3[] Smooth(ReadOnlySpan<Point3> path, SmoothingFilter filter, double framesPerSecond)
    {
        var smoothed = path.ToArray();
        SmoothColumns(MemoryMarshal.Cast<Point3, double>(smoothed.AsSpan()), first: 0, count: 3, stride: 3, filter.For(framesPerSecond));
        return smoothed;
    }

    /// <summary>Smooths neighboring columns: together where the same rows of each are known, else one by one.</summary>
    private static void SmoothColumns(Span<double> values, int first, int count, int stride, Func<double[], int, double[]> smooth)
    {
        if (!HaveTheSameGaps(values, first, count, stride))
        {
            for (var column = first; column < first + count; column++)
            {
                SmoothColumns(values, column, 1, stride, smooth);
            }

            return;
        }

        var start = first;
        for (var at = first; at < values.Length + stride; at += stride)
        {
            if (at < values.Length && double.IsFinite(values[at]))
            {
                continue;
            }

            SmoothStretch(values, start, at, count, stride, smooth);
            start = at + stride;
        }
    }

    private static bool HaveTheSameGaps(ReadOnlySpan<double> values, int first, int count, int stride)
    {
        for (var at = first; at < values.Length; at += stride)
        {
            for (var column = 1; column < count; column++)
            {
                if (double.IsFinite(values[at]) != double.IsFinite(values[at + column]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void SmoothStretch(Span<double> values, int start, int end, int count, int stride, Func<double[], int, double[]> smooth)
    {
        var rows = (end - start) / stride;
        if (rows == 0)
        {
            return;
        }

        var stretch = new double[rows * count];
        for (var row = 0; row < rows; row++)
        {
            values.Slice(start + (row * stride), count).CopyTo(stretch.AsSpan(row * count));
        }

        var smoothed = smooth(stretch, count);
        for (var row = 0; row < rows; row++)
        {
            smoothed.AsSpan(row * count, count).CopyTo(values[(start + (row * stride))..]);
        }
    }
}
