namespace NeuroPose.Vitals.Monitoring;

/// <summary>Notices when breathing stops: when ten seconds hold much less movement than those of the last minute and a half.</summary>
internal sealed class ApneaWatch(int subcarriers)
{
    private const int SmoothTicks = ChannelHistory.TicksPerSecond;
    private const int LookTicks = 10 * ChannelHistory.TicksPerSecond;
    private const int Kept = 90;
    private const int Fewest = 20;
    private const double StopShare = 0.3;
    private const double GoShare = 0.5;
    private const double SameWeights = 0.8;

    /// <summary>
    /// Without breath for longer, what was usual before is forgotten: breathing may have become shallow, or the person be gone.
    /// </summary>
    private const int LongestSeconds = 60;

    private readonly double[] weights = new double[Quads.Padded(subcarriers)];
    private readonly double[] series = new double[LookTicks + SmoothTicks];
    private readonly double[] smooth = new double[LookTicks];
    private readonly double[] ranges = new double[Kept];
    private readonly double[] sorted = new double[Kept];
    private long count;
    private int stoppedSeconds;

    /// <summary>The seconds without breath that an alert rests on.</summary>
    public static double SecondsWithoutBreath => (double)LookTicks / ChannelHistory.TicksPerSecond;

    /// <summary>Whether breathing has stopped and not come back.</summary>
    public bool IsStopped => stoppedSeconds > 0;

    /// <summary>The person moved: breathing may look otherwise from here, so that what is usual must be learned anew.</summary>
    public void Move() => (stoppedSeconds, count) = (0, 0);

    /// <summary>
    /// Breathing is seen clearly: this is how it weighs the subcarriers. Weights of other moments, such as after it stopped, do not
    /// count.
    /// </summary>
    public void Learn(ReadOnlySpan<double> breathing)
    {
        // Ranges seen through other weights say nothing about these.
        var likeness = Quads.Dot(weights, breathing);
        count = likeness * likeness < SameWeights ? 0 : count;
        breathing.CopyTo(weights);
    }

    /// <summary>Looks once a second; true when breathing has just stopped.</summary>
    /// <param name="history">The ticks.</param>
    /// <param name="wasBreathing">Whether breathing was seen clearly not long ago.</param>
    public bool Look(ChannelHistory history, bool wasBreathing)
    {
        if (history.Count < series.Length || history.UselessShare(series.Length) > 0)
        {
            return false;
        }

        var range = Range(history);
        var usual = Usual();
        if (IsStopped && range < GoShare * usual)
        {
            stoppedSeconds++;
            count = stoppedSeconds > LongestSeconds ? 0 : count;
            stoppedSeconds = stoppedSeconds > LongestSeconds ? 0 : stoppedSeconds;
            return false;
        }

        ranges[count % Kept] = range;
        count++;
        var isStopping = !IsStopped && wasBreathing && count > Fewest && range < StopShare * usual;
        stoppedSeconds = isStopping ? 1 : 0;
        return isStopping;
    }

    private double Range(ChannelHistory history)
    {
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = Quads.Dot(history.Row(series.Length - 1 - i), weights);
        }

        var (moment, total, spread, middle) = (0.0, 0.0, 0.0, (LookTicks - 1) / 2.0);
        for (var i = 0; i < LookTicks; i++)
        {
            smooth[i] = 0;
            for (var tick = 1; tick <= SmoothTicks; tick++)
            {
                smooth[i] += series[i + tick];
            }

            total += smooth[i];
            moment += smooth[i] * (i - middle);
            spread += (i - middle) * (i - middle);
        }

        var (slope, mean) = (moment / spread, total / LookTicks);
        var (smallest, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < LookTicks; i++)
        {
            var value = smooth[i] - mean - (slope * (i - middle));
            (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
        }

        return largest - smallest;
    }

    private double Usual()
    {
        var kept = (int)Math.Min(count, Kept);
        if (kept == 0)
        {
            return 0;
        }

        Array.Copy(ranges, sorted, kept);
        Array.Sort(sorted, 0, kept);
        return sorted[kept / 2];
    }
}
