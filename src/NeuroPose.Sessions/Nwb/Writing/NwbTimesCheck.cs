namespace NeuroPose.Sessions.Nwb;

/// <summary>Goes through the times of a series: they are numbers, ascending, as many as announced, and perhaps regular.</summary>
internal static class NwbTimesCheck
{
    /// <summary>Two times may be regular by accident.</summary>
    private const int LeastRegular = 3;

    /// <summary>Inspectors compare the differences to nine decimals.</summary>
    private const double Decimals = 1e9;

    /// <summary>Start and rate where all differences are equal to a nanosecond, as inspectors see it; null otherwise.</summary>
    /// <param name="times">The times.</param>
    /// <param name="path">Where they are going to be, for messages.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="NwbException">A time is no number, or before the one before it, or there are more or fewer.</exception>
    public static NwbTimes.Steady? Check(NwbBlocks<double> times, string path, CancellationToken cancellation)
    {
        var (count, first, last, step, isRegular) = (0L, double.NaN, double.NaN, double.NaN, true);
        foreach (var block in times.Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var time in block.Span)
            {
                if (!double.IsFinite(time))
                {
                    throw new NwbException(
                        FormattableString.Invariant($"the time of sample {count} is {time}; expected seconds. Leave the sample out, or find its time."),
                        new(Path: path));
                }

                if (time < last)
                {
                    throw new NwbException(
                        FormattableString.Invariant($"the time of sample {count} is {time} s, before {last} s of the one before; expected ascending times."),
                        new(Path: path));
                }

                var difference = Math.Round((time - last) * Decimals, MidpointRounding.ToEven) / Decimals;
                if (count == 0)
                {
                    first = time;
                }
                else if (count == 1)
                {
                    step = difference;
                }
                else
                {
                    isRegular &= difference.Equals(step);
                }

                last = time;
                count++;
            }
        }

        return count != times.Count
            ? throw new NwbException(FormattableString.Invariant($"there are {count:N0} times; {times.Count:N0} were announced."), new(Path: path))
            : isRegular && count >= LeastRegular && step > 0 ? new(first, (count - 1) / (last - first)) : null;
    }
}
