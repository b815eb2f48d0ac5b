using NeuroPose.Numerics;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Synchronization;

/// <summary>A pulse that is none of a frame.</summary>
/// <param name="Index">Its index among all pulses of the channel.</param>
/// <param name="Seconds">When.</param>
/// <param name="IsBounce">Whether it follows another one within a tenth of the interval, as contacts bounce.</param>
internal sealed record ExtraPulse(int Index, double Seconds, bool IsBounce);

/// <summary>A place where pulses are missing, or the camera stood still.</summary>
/// <param name="After">The kept pulse before it.</param>
/// <param name="Missing">How many pulses are missing there, by the usual interval.</param>
/// <param name="Seconds">The distance of the pulses around it.</param>
internal sealed record PulseGap(int After, int Missing, double Seconds);

/// <summary>
/// The pulses of a camera on the grid of their usual interval: which are those of frames, which are extra, and where some are missing.
/// Pulses are told apart by intervals alone: of all ways to leave some out, the one whose intervals are the nearest to whole multiples of
/// the usual one is taken (dynamic programming).
/// </summary>
internal sealed record PulseGrid
{
    private const int MostExtrasInARow = 8;
    private const double ExtraCost = 3;

    // Less than an extra pulse: the last pulse behind a lost one stays.
    private const double GapCost = 2.5;

    // Of two edges close together the first is the pulse, where intervals do not say otherwise.
    private const double SecondEdgeCost = 0.5;
    // An interval this far from a whole number, as a share of the usual one, costs 1; more where pulses scatter anyway.
    private const double LeastMisfit = 0.1;
    private const double MostMisfit = 0.25;
    private const double Scatters = 8;
    private const double Bounce = 0.1;

    /// <summary>The kept pulses in seconds.</summary>
    public required double[] Times { get; init; }

    /// <summary>The place of each kept pulse on the grid; the first is 0.</summary>
    public required long[] Slots { get; init; }

    /// <summary>The usual interval in seconds; NaN where there are fewer than two pulses.</summary>
    public required double Interval { get; init; }

    public required IReadOnlyList<ExtraPulse> Extras { get; init; }

    public required IReadOnlyList<PulseGap> Gaps { get; init; }

    /// <summary>Whether a counter says where pulses are missing.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The places from the first kept pulse to the last.</summary>
    public long SlotCount => Slots.Length == 0 ? 0 : Slots[^1] + 1;

    /// <summary>Sorts the pulses of a channel.</summary>
    /// <param name="train">The pulses.</param>
    /// <param name="debounceSeconds">Pulses that follow another one sooner are extra; NaN leaves it to the intervals.</param>
    public static PulseGrid Of(PulseTrain train, double debounceSeconds = double.NaN)
    {
        var times = train.Times;
        if (times.Length < 2)
        {
            return new() { Times = times, Slots = new long[times.Length], Interval = double.NaN, Extras = [], Gaps = [] };
        }

        var interval = UsualInterval(times);
        var kept = train.Counters is { } counters ? KeptByCounter(counters) : KeptByInterval(times, interval, debounceSeconds);
        var slots = new long[kept.Count];
        List<PulseGap> gaps = [];
        for (var at = 1; at < kept.Count; at++)
        {
            var seconds = times[kept[at]] - times[kept[at - 1]];
            var step = train.Counters is { } count ? count[kept[at]] - count[kept[at - 1]] : Step(seconds, interval);
            slots[at] = slots[at - 1] + step;
            if (step > 1)
            {
                gaps.Add(new(at - 1, (int)Math.Min(step - 1, int.MaxValue), seconds));
            }
        }

        var stays = kept.ToHashSet();
        List<ExtraPulse> extras = [];
        var last = double.NegativeInfinity;
        for (var at = 0; at < times.Length; at++)
        {
            if (stays.Contains(at))
            {
                last = times[at];
            }
            else
            {
                extras.Add(new(at, times[at], times[at] - last < Math.Max(Bounce * interval, double.IsNaN(debounceSeconds) ? 0 : debounceSeconds)));
            }
        }

        return new() { Times = [.. kept.Select(at => times[at])], Slots = slots, Interval = interval, Extras = extras, Gaps = gaps, IsCounted = train.Counters is not null };
    }

    /// <summary>
    /// The median of the intervals that are no bounces: those above half of the long ones, so that neither many bounces nor lost pulses
    /// move it.
    /// </summary>
    private static double UsualInterval(double[] times)
    {
        var intervals = new double[times.Length - 1];
        for (var at = 0; at < intervals.Length; at++)
        {
            intervals[at] = times[at + 1] - times[at];
        }

        Array.Sort(intervals);
        var large = OrderStatistics.Quantile(intervals, 0.8);
        var from = Array.FindIndex(intervals, interval => interval > large / 2);
        return from < 0 ? large : OrderStatistics.Median(intervals.AsSpan(from));
    }

    private static long Step(double seconds, double interval) => interval > 0 ? Math.Max(1, (long)Math.Round(Math.Min(seconds / interval, 1e12))) : 1;

    private static List<int> KeptByCounter(long[] counters)
    {
        List<int> kept = [0];
        for (var at = 1; at < counters.Length; at++)
        {
            if (counters[at] > counters[kept[^1]])
            {
                kept.Add(at);
            }
        }

        return kept;
    }

    private static List<int> KeptByInterval(double[] times, double interval, double debounceSeconds)
    {
        List<int> candidates = [];
        for (var at = 0; at < times.Length; at++)
        {
            if (candidates.Count == 0 || double.IsNaN(debounceSeconds) || times[at] - times[candidates[^1]] >= debounceSeconds)
            {
                candidates.Add(at);
            }
        }

        var misfit = Math.Clamp(Scatters * Scatter(times, interval), LeastMisfit, MostMisfit);

        // The best cost of keeping a pulse, and the pulse that is kept before it. Extra pulses at the beginning cost as others do.
        var best = new double[candidates.Count];
        var before = new int[candidates.Count];
        for (var at = 0; at < candidates.Count; at++)
        {
            var secondEdge = at > 0 && times[candidates[at]] - times[candidates[at - 1]] < Bounce * interval ? SecondEdgeCost : 0;
            (best[at], before[at]) = ((ExtraCost * at) + secondEdge, -1);
            for (var from = at - 1; from >= 0 && at - from - 1 <= MostExtrasInARow; from--)
            {
                var cost = best[from] + (ExtraCost * (at - from - 1)) + (from < at - 1 ? secondEdge : 0) + CostOf(times[candidates[at]] - times[candidates[from]], interval, misfit);

                // Of equal ones the later predecessor stays: no pulse is left out without need.
                if (cost < best[at])
                {
                    (best[at], before[at]) = (cost, from);
                }
            }
        }

        var end = candidates.Count - 1;
        for (var at = end; at >= 0 && candidates.Count - 1 - at <= MostExtrasInARow; at--)
        {
            if (best[at] + (ExtraCost * (candidates.Count - 1 - at)) < best[end] + (ExtraCost * (candidates.Count - 1 - end)))
            {
                end = at;
            }
        }

        List<int> kept = [];
        for (var at = end; at >= 0; at = before[at])
        {
            kept.Add(candidates[at]);
        }

        kept.Reverse();
        return kept;
    }

    // The median distance of intervals from whole numbers of usual ones.
    private static double Scatter(double[] times, double interval)
    {
        if (interval <= 0)
        {
            return 0;
        }

        var misfits = new double[times.Length - 1];
        for (var at = 0; at < misfits.Length; at++)
        {
            var steps = (times[at + 1] - times[at]) / interval;
            misfits[at] = Math.Abs(steps - Math.Max(1, Math.Round(Math.Min(steps, 1e12))));
        }

        return OrderStatistics.MedianOf(misfits);
    }

    // How far an interval is from a whole number of usual ones; of a long pause nobody expects that.
    private static double CostOf(double seconds, double interval, double misfit)
    {
        if (interval <= 0)
        {
            return seconds <= 0 ? ExtraCost : 0;
        }

        const int Long = 8;
        var step = Step(seconds, interval);
        var off = ((seconds / interval) - step) / misfit;
        return step == 1 ? off * off : GapCost + (step >= Long ? Math.Min(off * off, 1) : off * off);
    }
}
