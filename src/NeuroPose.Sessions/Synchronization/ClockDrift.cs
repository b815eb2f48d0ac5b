using NeuroPose.Numerics;
using NeuroPose.Sessions.Configuration;

namespace NeuroPose.Sessions.Synchronization;

/// <summary>Measures jitter of one camera, and drift of one against the primary clock.</summary>
internal static class ClockDrift
{
    /// <summary>Rates that differ by more than this are no drift but other rates.</summary>
    private const double SameRate = 0.002;

    private const int LargestDivisor = 8;

    /// <summary>The jitter of frames with pulses on both sides.</summary>
    public static JitterFacts JitterOf(double[] times, long[] slots, TimeOrigin[] origins)
    {
        var residuals = new double[times.Length];
        Array.Fill(residuals, double.NaN);
        List<double> sizes = [];
        for (var at = 1; at < times.Length - 1; at++)
        {
            if (origins[at] == TimeOrigin.Pulse && origins[at - 1] == TimeOrigin.Pulse && origins[at + 1] == TimeOrigin.Pulse
                && slots[at + 1] - slots[at - 1] is > 0 and < 8)
            {
                var share = (slots[at] - slots[at - 1]) / (double)(slots[at + 1] - slots[at - 1]);
                residuals[at] = times[at] - (times[at - 1] + (share * (times[at + 1] - times[at - 1])));
                sizes.Add(Math.Abs(residuals[at]));
            }
        }

        var ordered = sizes.ToArray();
        Array.Sort(ordered);
        return new(residuals, ordered.Length == 0 ? double.NaN : ordered[^1], OrderStatistics.Quantile(ordered, 0.95));
    }

    /// <summary>
    /// How a camera drifts: for each of its frames, how far it is from where the clock's own steps say that it should be. The ratio of the
    /// rates is the nearest of small whole numbers; the offset of the first frame is taken off.
    /// </summary>
    /// <param name="name">The clock's name.</param>
    /// <param name="clock">The clock's times.</param>
    /// <param name="clockSlots">Their places.</param>
    /// <param name="times">The camera's times.</param>
    /// <param name="slots">Their places.</param>
    /// <param name="mapping">Whether to read between the clock's pulses, or at the nearest.</param>
    public static DriftFacts? Of(string name, double[] clock, long[] clockSlots, double[] times, long[] slots, ClockMapping mapping)
    {
        if (clock.Length < 2 || times.Length < 2)
        {
            return null;
        }

        var clockInterval = (clock[^1] - clock[0]) / (clockSlots[^1] - clockSlots[0]);
        var interval = (times[^1] - times[0]) / (slots[^1] - slots[0]);
        var ratio = interval / clockInterval;
        var whole = Nearest(ratio);
        if (double.IsNaN(whole))
        {
            return new(name, [], [], double.NaN, double.NaN, double.NaN, double.NaN, FormattableString.Invariant(
                $"the rates are {1 / interval:0.###} and {1 / clockInterval:0.###} a second, in no ratio of small whole numbers"));
        }

        List<double> seconds = [], offsets = [];
        var at = 0;
        var first = double.NaN;
        for (var frame = 0; frame < times.Length; frame++)
        {
            while (at < clock.Length - 2 && clock[at + 1] < times[frame])
            {
                at++;
            }

            if (times[frame] < clock[0] || times[frame] > clock[^1])
            {
                continue;
            }

            // Where the clock stood still there is nothing to compare with.
            var span = clockSlots[at + 1] - clockSlots[at];
            if (span > 8)
            {
                continue;
            }

            var share = (times[frame] - clock[at]) / (clock[at + 1] - clock[at]);
            var place = clockSlots[at] + (mapping == ClockMapping.Linear ? share * span : share < 0.5 ? 0 : span);
            var step = place - (slots[frame] * whole);
            first = double.IsNaN(first) ? step : first;
            seconds.Add(times[frame]);
            offsets.Add((step - first) * clockInterval);
        }

        return seconds.Count < 2
            ? new(name, [], [], double.NaN, double.NaN, double.NaN, double.NaN, "the two have no common time")
            : Facts(name, [.. seconds], [.. offsets]);
    }

    private static DriftFacts Facts(string name, double[] seconds, double[] offsets)
    {
        var (meanX, meanY, squares, products, sizes, largest) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var at = 0; at < seconds.Length; at++)
        {
            (meanX, meanY) = (meanX + seconds[at], meanY + offsets[at]);
        }

        (meanX, meanY) = (meanX / seconds.Length, meanY / seconds.Length);
        for (var at = 0; at < seconds.Length; at++)
        {
            squares += (seconds[at] - meanX) * (seconds[at] - meanX);
            products += (seconds[at] - meanX) * (offsets[at] - meanY);
            sizes += Math.Abs(offsets[at]);
            largest = Math.Max(largest, Math.Abs(offsets[at]));
        }

        var slope = squares > 0 ? products / squares : 0;
        var residual = 0.0;
        for (var at = 0; at < seconds.Length; at++)
        {
            residual = Math.Max(residual, Math.Abs(offsets[at] - (meanY + (slope * (seconds[at] - meanX)))));
        }

        return new(name, seconds, offsets, slope * 1e6, largest, sizes / seconds.Length, residual);
    }

    // The nearest p / q; NaN where none is near.
    private static double Nearest(double ratio)
    {
        for (var q = 1; q <= LargestDivisor; q++)
        {
            var p = Math.Round(ratio * q);
            if (p >= 1 && Math.Abs((p / q / ratio) - 1) < SameRate)
            {
                return p / q;
            }
        }

        return double.NaN;
    }
}
