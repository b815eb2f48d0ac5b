using System.Globalization;
using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>The times of a table's rows in seconds, and how exactly they are printed.</summary>
internal sealed class TimeColumn
{
    /// <summary>
    /// How exactly numbers of single precision are, for programs that keep times so and print more digits than they have.
    /// </summary>
    private const double SinglePrecision = 1.2e-7;

    private readonly List<double> times = [];
    private int decimals;

    /// <summary>The number of rows.</summary>
    public int Count => times.Count;

    /// <summary>The time of the first row; NaN where there is none.</summary>
    public double First => times.Count > 0 ? times[0] : double.NaN;

    /// <summary>The times.</summary>
    public double[] ToArray() => [.. times];

    /// <summary>Takes the time of the next row as it is printed.</summary>
    public void Add(double time, ReadOnlySpan<byte> printed)
    {
        times.Add(time);
        decimals = Math.Max(decimals, TextNumber.Decimals(printed));
    }

    /// <summary>One unit of the last digit that is printed anywhere in the column; zeros at the end do not count.</summary>
    public double PrintedUnit => TextNumber.Unit(decimals);

    /// <summary>Where a rate that is computed from the times is from.</summary>
    public string Source => decimals > 9
        ? "time column"
        : FormattableString.Invariant($"time column, printed to {PrintedUnit.ToString("0.#########", CultureInfo.InvariantCulture)} s");

    /// <summary>
    /// The roundest rate that the printed digits allow, where all times lie on an even grid as exactly as they are printed; else NaN.
    /// </summary>
    public double Rate()
    {
        var steps = times.Count - 1;
        var span = steps > 0 ? times[^1] - times[0] : 0;
        if (!(span > 0) || !double.IsFinite(span))
        {
            return double.NaN;
        }

        var unit = Math.Max(PrintedUnit, SinglePrecision * Math.Max(Math.Abs(times[0]), Math.Abs(times[^1])));
        for (var row = 0; row < times.Count; row++)
        {
            if (!(Math.Abs(times[row] - (times[0] + (span * row / steps))) <= unit))
            {
                return double.NaN;
            }
        }

        return RoundRate.Between((span - unit) / steps, (span + unit) / steps, steps / span);
    }

    /// <summary>What the times say against a rate that the file states, in a sentence; null where they agree within a hundredth.</summary>
    public string? Against(double rate, string source)
    {
        double[] steps = [.. times.Zip(times.Skip(1), (from, to) => to - from).Where(double.IsFinite)];
        if (steps.Length == 0 || !(rate > 0))
        {
            return null;
        }

        Array.Sort(steps);
        var step = OrderStatistics.Median(steps);
        return Math.Abs((step * rate) - 1) > 0.01 && Math.Abs(step - (1 / rate)) > PrintedUnit
            ? FormattableString.Invariant(
                $"{source} says {rate:0.###} Hz, but the times are mostly {step:0.######} s apart. {source} was used.")
            : null;
    }

    /// <summary>
    /// The frame number at time 0, by the time of the first frame; the given number where the rate or the time is not known.
    /// </summary>
    public int FrameAtZero(int firstFrame, double rate)
    {
        var frame = times.Count > 0 ? firstFrame - Math.Round(times[0] * rate) : firstFrame;
        return Math.Abs(frame) < int.MaxValue ? (int)frame : firstFrame;
    }
}
