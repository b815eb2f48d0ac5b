namespace NeuroPose.Formats;

/// <summary>The rate and times that the series of an NWB file agree on.</summary>
/// <param name="FramesPerSecond">The rate; NaN where there is none.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Times">The times of the frames; empty where there are none.</param>
internal sealed record NwbClock(double FramesPerSecond, string? Source, ReadOnlyMemory<double> Times)
{
    /// <summary>Frames are even when each is this near to its place, in steps.</summary>
    private const double MaxDeviation = 0.01;

    /// <summary>Times in doubles are exact to some units of their last place.</summary>
    private const double Rounding = 4 * 2.2204460492503131E-16;

    /// <summary>The clock of the longest series that has one.</summary>
    public static NwbClock Of(IReadOnlyList<NwbPoseSeries> series, int frames, ICollection<string> notices)
    {
        NwbPoseSeries[] timed = [.. series.Where(one => one.RowCount > 0 && (one.Times.Length > 0 || !double.IsNaN(one.FramesPerSecond))).OrderByDescending(one => one.RowCount)];
        if (timed.Length == 0)
        {
            return new(double.NaN, null, ReadOnlyMemory<double>.Empty);
        }

        if (timed.Any(one => !AgreeOn(timed[0], one)))
        {
            notices.Add("The series of the nodes have different times; the rows were put side by side by their numbers.");
        }

        var first = timed[0];
        if (first.Times.Length == 0)
        {
            return new(first.FramesPerSecond, "starting_time:rate", ReadOnlyMemory<double>.Empty);
        }

        var rate = Even(first.Times.Span);
        if (double.IsNaN(rate) && first.Times.Length > 1)
        {
            notices.Add("The timestamps are not even, so that there is no rate. Give LoadOptions.FramesPerSecond if one holds nevertheless.");
        }

        return new(rate, double.IsNaN(rate) ? null : "timestamps", first.Times.Length == frames ? first.Times : ReadOnlyMemory<double>.Empty);
    }

    private static bool AgreeOn(NwbPoseSeries longest, NwbPoseSeries other) => other.Times.Length > 0
        ? other.Times.Length <= longest.Times.Length && longest.Times.Span[..other.Times.Length].SequenceEqual(other.Times.Span)
        : longest.Times.Length == 0 && other.FramesPerSecond.Equals(longest.FramesPerSecond) && other.StartSeconds.Equals(longest.StartSeconds);

    /// <summary>The rate of times that lie on an even grid; NaN when they do not.</summary>
    private static double Even(ReadOnlySpan<double> times)
    {
        var (steps, span) = (times.Length - 1, times[^1] - times[0]);
        if (steps < 1 || !(span > 0) || !double.IsFinite(span))
        {
            return double.NaN;
        }

        var step = span / steps;
        for (var frame = 0; frame < times.Length; frame++)
        {
            if (!(Math.Abs(times[frame] - times[0] - (frame * step)) <= MaxDeviation * step))
            {
                return double.NaN;
            }
        }

        var doubt = Rounding * Math.Max(Math.Abs(times[0]), Math.Abs(times[^1]));
        return RoundRate.Between((span - doubt) / steps, (span + doubt) / steps, steps / span);
    }
}
