using System.Globalization;
using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>The rate of frames whose times are stated one by one and may jump where frames were dropped.</summary>
/// <param name="FramesPerSecond">The roundest rate that the stated digits allow; NaN where there is none.</param>
/// <param name="StatedTo">One unit of the last digit, in seconds.</param>
/// <param name="Dropped">How many frames the jumps are long.</param>
internal readonly record struct FrameClock(double FramesPerSecond, double StatedTo, int Dropped)
{
    // Doubles that were computed have all their digits; no clock is that exact.
    private const int MostDecimals = 9;

    /// <summary>Takes the median step from frame to frame.</summary>
    /// <param name="times">The frames' times in seconds, NaN where one has none.</param>
    /// <param name="unit">The stated numbers' unit in seconds: a millionth for microseconds.</param>
    public static FrameClock Of(ReadOnlySpan<double> times, double unit)
    {
        List<double> steps = [];
        var (before, frameBefore, decimals) = (double.NaN, 0, 0);
        for (var frame = 0; frame < times.Length; frame++)
        {
            if (!double.IsNaN(times[frame]))
            {
                decimals = Math.Max(decimals, DecimalsOf(times[frame] / unit));
                if (!double.IsNaN(before))
                {
                    steps.Add((times[frame] - before) / (frame - frameBefore));
                }

                (before, frameBefore) = (times[frame], frame);
            }
        }

        var statedTo = unit * double.Parse(FormattableString.Invariant($"1e-{decimals}"), CultureInfo.InvariantCulture);
        double[] ordered = [.. steps.Order()];
        var step = ordered.Length == 0 ? double.NaN : OrderStatistics.Median(ordered);
        return step > statedTo && double.IsFinite(step)
            ? new(RoundRate.Between(step - statedTo, step + statedTo, 1 / step), statedTo, Jumps(steps, step))
            : new(double.NaN, statedTo, 0);
    }

    /// <summary>Where the rate is from.</summary>
    /// <param name="field">The times' name in the file.</param>
    public string Source(string field) =>
        $"median step of {field}, stated to {StatedTo.ToString("0.############", CultureInfo.InvariantCulture)} s";

    /// <summary>What is said about jumps; nothing where there are none.</summary>
    public IEnumerable<string> Notices(string field)
    {
        if (Dropped > 0)
        {
            yield return FormattableString.Invariant($"{field} jumps: about {Dropped:N0} {(Dropped == 1 ? "frame was" : "frames were")} dropped. ")
                + "The frames are as in the file, and Times has the time of each.";
        }
    }

    private static int Jumps(List<double> steps, double step)
    {
        var dropped = 0.0;
        foreach (var one in steps)
        {
            dropped += one > 1.5 * step ? Math.Round(one / step) - 1 : 0;
        }

        return (int)Math.Min(dropped, int.MaxValue);
    }

    private static int DecimalsOf(double stated)
    {
        // The quotient may end in another bit than the number in the file had.
        var text = Math.Round(stated, MostDecimals).ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? MostDecimals
            : text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1
            : 0;
    }
}
