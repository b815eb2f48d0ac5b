using System.Runtime.InteropServices;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Gait;

/// <summary>What is done to curves over frames. Unknown samples (NaN) stay unknown; each stretch between them is a curve of its own.</summary>
internal static class Curves
{
    /// <summary>At most this share of the rate is a cutoff that a filter can hold.</summary>
    private const double LargestCutoff = 0.45;

    public static Point3[] Bridge(Point3[] path, int maxGap)
    {
        var bridged = new Point3[path.Length];
        for (var frame = 0; frame < path.Length; frame++)
        {
            bridged[frame] = path[frame].IsFinite ? path[frame] : Point3.Unknown;
        }

        for (var axis = 0; axis < 3; axis++)
        {
            Gaps.FillColumn(MemoryMarshal.Cast<Point3, double>(bridged.AsSpan()), axis, 3, maxGap);
        }

        return bridged;
    }

    /// <summary>Zero-phase Butterworth low-pass of the fourth order in all; see <see cref="SmoothingFilter.Butterworth"/>.</summary>
    public static double[] LowPass(double[] curve, double hertz, double rate) => Smoothing.Smooth(curve, Filter(hertz, rate), rate);

    public static Point3[] LowPass(Point3[] path, double hertz, double rate) => Smoothing.Smooth(path, Filter(hertz, rate), rate);

    /// <summary>The change a second: central differences, one-sided at the ends.</summary>
    public static double[] Derivative(double[] curve, double rate)
    {
        var change = new double[curve.Length];
        for (var at = 0; at < curve.Length; at++)
        {
            var (before, after) = (Math.Max(at - 1, 0), Math.Min(at + 1, curve.Length - 1));
            change[at] = after > before ? (curve[after] - curve[before]) * rate / (after - before) : double.NaN;
        }

        return change;
    }

    public static Point3[] Derivative(Point3[] path, double rate)
    {
        var change = new Point3[path.Length];
        for (var at = 0; at < path.Length; at++)
        {
            var (before, after) = (Math.Max(at - 1, 0), Math.Min(at + 1, path.Length - 1));
            change[at] = after > before ? (rate / (after - before)) * (path[after] - path[before]) : Point3.Unknown;
        }

        return change;
    }

    /// <summary>The place of an extremum between samples: the vertex of the parabola through it and its neighbors.</summary>
    public static double Vertex(double[] curve, int at)
    {
        if (at <= 0 || at >= curve.Length - 1)
        {
            return at;
        }

        var bend = curve[at - 1] - (2 * curve[at]) + curve[at + 1];
        var shift = 0.5 * (curve[at - 1] - curve[at + 1]) / bend;
        return double.IsFinite(shift) && Math.Abs(shift) <= 1 ? at + shift : at;
    }

    /// <summary>
    /// Where a curve crosses a level nearest to a place, at most <paramref name="reach"/> samples away: falling below it or rising above it.
    /// NaN where it does not.
    /// </summary>
    public static double Crossing(Func<int, double> curve, int length, double level, bool falling, double place, double reach)
    {
        var nearest = double.NaN;
        var (from, to) = (Math.Max(0, (int)Math.Floor(place - reach)), Math.Min(length - 2, (int)Math.Ceiling(place + reach)));
        for (var at = from; at <= to; at++)
        {
            var (before, after) = (curve(at) - level, curve(at + 1) - level);
            if (falling ? before >= 0 && after < 0 : before <= 0 && after > 0)
            {
                var crossing = at + (before / (before - after));
                if (Math.Abs(crossing - place) <= reach && !(Math.Abs(crossing - place) >= Math.Abs(nearest - place)))
                {
                    nearest = crossing;
                }
            }
        }

        return nearest;
    }

    /// <summary>
    /// The largest local maximum within reach of a place, between samples; of those that count. NaN where there is none.
    /// </summary>
    public static double LargestPeak(double[] curve, double place, double reach, Func<int, bool>? counts = null)
    {
        var best = -1;
        var (from, to) = (Math.Max(1, (int)Math.Ceiling(place - reach)), Math.Min(curve.Length - 2, (int)Math.Floor(place + reach)));
        for (var at = from; at <= to; at++)
        {
            if (curve[at] > curve[at - 1] && curve[at] >= curve[at + 1] && (best < 0 || curve[at] > curve[best]) && counts?.Invoke(at) != false)
            {
                best = at;
            }
        }

        return best < 0 ? double.NaN : Vertex(curve, best);
    }

    /// <summary>A path's part along one direction.</summary>
    public static double[] Along(Point3[] path, Point3 direction)
    {
        var along = new double[path.Length];
        for (var frame = 0; frame < along.Length; frame++)
        {
            along[frame] = path[frame].Dot(direction);
        }

        return along;
    }

    /// <summary>A path's part along the direction of each frame.</summary>
    public static double[] Along(Point3[] path, Point3[] directions)
    {
        var along = new double[path.Length];
        for (var frame = 0; frame < along.Length; frame++)
        {
            along[frame] = path[frame].Dot(directions[frame]);
        }

        return along;
    }

    public static double[] Negative(double[] curve)
    {
        var negative = new double[curve.Length];
        for (var at = 0; at < negative.Length; at++)
        {
            negative[at] = -curve[at];
        }

        return negative;
    }

    public static double[] Ascending(IEnumerable<double> values)
    {
        var sorted = Known(values);
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The median of the known values; NaN where there are none.</summary>
    public static double Median(IEnumerable<double> values) => OrderStatistics.MedianOf(Known(values));

    /// <summary>The quantile of the known values; NaN where there are none.</summary>
    public static double Quantile(IEnumerable<double> values, double share) => OrderStatistics.QuantileOf(Known(values), share);

    /// <summary>The first of ascending times after a start and before an end; NaN where there is none.</summary>
    public static double FirstBetween(IReadOnlyList<double> times, double start, double end)
    {
        var after = CountWhere(times, time => time <= start);
        return after < times.Count && times[after] < end ? times[after] : double.NaN;
    }

    /// <summary>How many of ascending times are before one.</summary>
    public static int CountBefore(IReadOnlyList<double> times, double end) => CountWhere(times, time => time < end);

    /// <summary>The curve at a place between samples, by a straight line; NaN outside.</summary>
    public static Point3 At(Point3[] path, double place)
    {
        if (!(place >= 0 && place <= path.Length - 1))
        {
            return Point3.Unknown;
        }

        var at = Math.Min((int)place, path.Length - 2);
        return at < 0 ? path[0] : path[at] + ((place - at) * (path[at + 1] - path[at]));
    }

    /// <summary>How many of ascending times come before the first that is not counted.</summary>
    private static int CountWhere(IReadOnlyList<double> times, Func<double, bool> counts)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = counts(times[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double[] Known(IEnumerable<double> values) => [.. values.Where(double.IsFinite)];

    private static SmoothingFilter Filter(double hertz, double rate) => SmoothingFilter.Butterworth(Math.Min(hertz, LargestCutoff * rate), 2);
}
