using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>How far the cycles of one side can be trusted; the definition is at <see cref="GaitCycle.Confidence"/>.</summary>
internal static class CycleConfidence
{
    /// <summary>With fewer intervals than this nothing is known of what is usual.</summary>
    private const int FewestIntervals = 2;

    public static IReadOnlyList<GaitCycle> Judge(List<(Peak Peak, Segment Around, int Stretch)> strikes, HeelPath path, Side side, double framesPerSecond)
    {
        var usualProminence = OrderStatistics.Median([.. strikes.Select(strike => strike.Peak.Prominence).Order()]);
        var intervals = new double[strikes.Count + 1];
        intervals.AsSpan().Fill(double.NaN);
        for (var next = 1; next < strikes.Count; next++)
        {
            if (strikes[next].Stretch == strikes[next - 1].Stretch)
            {
                intervals[next] = strikes[next].Peak.Index - strikes[next - 1].Peak.Index;
            }
        }

        double[] known = [.. intervals.Where(double.IsFinite)];
        var usualInterval = known.Length < FewestIntervals ? double.NaN : OrderStatistics.Median([.. known.Order()]);
        return
        [
            .. strikes.Select((strike, at) =>
            {
                var regularity = Regularity(intervals[at], intervals[at + 1], usualInterval);
                var seenShare = path.SeenShare(strike.Around);
                var isSeen = path.IsSeenAround(strike.Peak, strike.Around, framesPerSecond);
                return new GaitCycle
                {
                    Side = side,
                    Start = strike.Around.Start,
                    Strike = strike.Peak.Index,
                    End = strike.Around.End,
                    StrikeSeconds = strike.Peak.Index / framesPerSecond,
                    ProminenceMillimeters = strike.Peak.Prominence,
                    SeenShare = seenShare,
                    Regularity = regularity,
                    Confidence = isSeen
                        ? Math.Min(1, strike.Peak.Prominence / usualProminence) * regularity * seenShare
                        : double.NaN,
                    Stretch = strike.Stretch,
                    Number = at,
                    IsMeasured = isSeen && (strikes.Count <= FewestIntervals || double.IsFinite(regularity)),
                };
            }),
        ];
    }

    private static double Regularity(double before, double after, double usual)
    {
        var (sum, count) = (0.0, 0);
        foreach (var interval in (ReadOnlySpan<double>)[before, after])
        {
            if (double.IsFinite(interval))
            {
                sum += Math.Abs(interval - usual) / usual;
                count++;
            }
        }

        return count == 0 ? double.NaN : Math.Max(0, 1 - (sum / count));
    }
}
