namespace NeuroPose.Vitals.Recordings;

/// <summary>Times between frames, counted by the millisecond up to five seconds: quantiles of a day of recording in 40 kilobytes.</summary>
internal sealed class IntervalHistogram
{
    private readonly long[] counts = new long[5001];
    private long total;

    /// <summary>The longest time in seconds; NaN when there is none.</summary>
    public double Longest { get; private set; } = double.NaN;

    public void Add(double seconds)
    {
        counts[(int)Math.Min(counts.Length - 1, Math.Round(seconds * 1000))]++;
        total++;
        Longest = seconds <= Longest ? Longest : seconds;
    }

    /// <summary>The time that the given share of all times does not exceed, in seconds, to a millisecond; NaN when there is none.</summary>
    public double Quantile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * total));
        var passed = 0L;
        for (var milliseconds = 0; milliseconds < counts.Length; milliseconds++)
        {
            passed += counts[milliseconds];
            if (passed >= wanted)
            {
                return milliseconds / 1000.0;
            }
        }

        return double.NaN;
    }
}
