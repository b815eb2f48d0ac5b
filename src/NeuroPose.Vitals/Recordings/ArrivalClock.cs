namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Whether a node's frames come in order. A frame from before the last one is not taken; a step far ahead is taken only when the next frame
/// confirms it, so that one broken timestamp does not put all that follow in the past. A clock of 32 bits goes on when it starts at zero
/// again.
/// </summary>
internal sealed class ArrivalClock(double longestStepSeconds)
{
    // Microseconds and milliseconds in 32 bits.
    private static readonly double[] Ranges = [(1L << 32) / 1e6, (1L << 32) / 1e3];

    // How near to both ends of its range a clock is seen when it wraps; a node that is started again hardly ever is.
    private const double EdgeSeconds = 120;

    private double? suspect;
    private double offset;
    private double range;

    /// <summary>The time of the last frame that was taken.</summary>
    public double? Last { get; private set; }

    /// <summary>How often the clock started at zero again.</summary>
    public int WrapCount { get; private set; }

    /// <summary>After how many seconds the clock wraps; 0 when it has not.</summary>
    public double RangeSeconds => range;

    /// <summary>The time on a clock that does not wrap.</summary>
    public double Unwrap(double time)
    {
        if (Last is not { } last)
        {
            return time;
        }

        foreach (var one in Ranges)
        {
            var before = last - offset;
            if (before > one - EdgeSeconds && before <= one && time < EdgeSeconds && (WrapCount == 0 || one == range))
            {
                (range, offset) = (one, offset + one);
                WrapCount++;
                return time + offset;
            }
        }

        // A late frame from before the wrap.
        return WrapCount > 0 && time + offset - last > range / 2 ? time + offset - range : time + offset;
    }

    /// <summary>Takes a time; or says why not.</summary>
    public SkipReason? Refuse(double time)
    {
        if (time < Last)
        {
            return SkipReason.TimeBackward;
        }

        if (time - Last > longestStepSeconds && !(time >= suspect && time - suspect <= longestStepSeconds))
        {
            suspect = time;
            return SkipReason.TimeJump;
        }

        (Last, suspect) = (time, null);
        return null;
    }
}
