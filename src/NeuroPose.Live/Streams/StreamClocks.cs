namespace NeuroPose.Live.Streams;

/// <summary>
/// The time of arrival in seconds since 1970: the machine's clock when the source was opened, and from there on what has gone by. A clock of
/// the machine that is set meanwhile changes nothing.
/// </summary>
internal sealed class ArrivalTime(TimeProvider time)
{
    private readonly double start = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
    private readonly long begin = time.GetTimestamp();

    /// <summary>Now, to a microsecond.</summary>
    public double Now => Math.Round(start + time.GetElapsedTime(begin).TotalSeconds, 6);
}

/// <summary>
/// Puts the messages of one sender on a clock that rises. A sender's own time is kept. Where it was set back by more than a second, as a
/// server's that was started again may be, and the next message confirms it, its times go on from the last one as arrival does. A message
/// without a time gets one as much later than the last as it arrived later.
/// </summary>
internal sealed class SenderClock
{
    private const double LeastStepBackSeconds = 1;

    private double last = double.NaN;
    private double lastArrival = double.NaN;
    private double suspect = double.NaN;
    private double offset;

    /// <summary>How often the sender's clock was set back.</summary>
    public int SetBacks { get; private set; }

    /// <summary>The time of a message.</summary>
    /// <param name="own">Its own time; null when it has none.</param>
    /// <param name="arrival">When it arrived.</param>
    public double Place(double? own, double arrival)
    {
        var gone = double.IsNaN(lastArrival) ? 0 : Math.Max(0, arrival - lastArrival);
        if (own is not { } given)
        {
            return double.IsNaN(last) ? arrival : Math.Round(last + gone, 6);
        }

        var time = given + offset;
        if (time < last - LeastStepBackSeconds)
        {
            if (!(time >= suspect))
            {
                suspect = time;
                return offset == 0 ? given : Math.Round(time, 6);
            }

            offset = last + Math.Max(gone, 0.001) - given;
            SetBacks++;
            time = given + offset;
        }

        suspect = double.NaN;
        if (!(time <= last))
        {
            (last, lastArrival) = (time, arrival);
        }

        return offset == 0 ? given : Math.Round(time, 6);
    }
}
