using System.Globalization;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Announces a rate that settled far from where it was within the minute before. Both rates are medians of sure estimates, so that a
/// stray second is no
/// change; a rate that still moves is waited for.
/// </summary>
/// <param name="sign">Which vital sign.</param>
/// <param name="leastPerMinute">A smaller change is none.</param>
/// <param name="leastShare">Nor is one of a smaller share of the rate before.</param>
internal sealed class ChangeWatch(VitalSign sign, double leastPerMinute, double leastShare)
{
    private const int Newest = 5;
    private const int Kept = 60;
    private const int Fewest = 15;

    /// <summary>Sure rates older than this are the past, and older than a minute and a half forgotten.</summary>
    private const double PastSeconds = 20.0;
    private const double LongestSeconds = 90.0;

    private readonly (double Seconds, double PerMinute)[] sure = new (double, double)[Kept];
    private readonly double[] sorted = new double[Kept];
    private long count;
    private double quietUntil = double.NegativeInfinity;

    /// <summary>Looks once a second; the alert when the rate has just settled elsewhere, null otherwise.</summary>
    public AnomalyAlert? Look(double timeSeconds, VitalEstimate estimate)
    {
        if (estimate is not { PerMinute: { } rate, Status: VitalStatus.Valid })
        {
            return null;
        }

        sure[count % Kept] = (timeSeconds, rate);
        count++;
        if (timeSeconds < quietUntil || Now(timeSeconds) is not { } now || Past(timeSeconds) is not { } past)
        {
            return null;
        }

        var least = Math.Max(leastPerMinute, leastShare * past);
        if (Math.Abs(now - past) < least)
        {
            return null;
        }

        // Until the rate before is that of after, it would be announced again.
        quietUntil = timeSeconds + LongestSeconds;
        return new(
            timeSeconds,
            sign,
            AnomalyKind.SuddenChange,
            Math.Clamp(Math.Abs(now - past) / (2.0 * least), 0.2, 1.0),
            string.Create(CultureInfo.InvariantCulture, $"Sudden change of {(sign == VitalSign.Respiratory ? "breathing" : "heart rate")}: from {past:0.0} to {now:0.0} a minute"));
    }

    /// <summary>The median of the newest rates; null unless they follow each other and agree.</summary>
    private double? Now(double timeSeconds)
    {
        if (count < Newest || timeSeconds - sure[(count - Newest) % Kept].Seconds > Newest)
        {
            return null;
        }

        for (var i = 0; i < Newest; i++)
        {
            sorted[i] = sure[(count - 1 - i) % Kept].PerMinute;
        }

        Array.Sort(sorted, 0, Newest);
        return sorted[Newest - 1] - sorted[0] <= 0.25 * leastPerMinute ? sorted[Newest / 2] : null;
    }

    /// <summary>The median of the rates from a minute and a half to twenty seconds ago; null when there are too few.</summary>
    private double? Past(double timeSeconds)
    {
        var known = 0;
        for (var i = 0; i < Math.Min(count, Kept); i++)
        {
            var (seconds, rate) = sure[i];
            if (timeSeconds - seconds is >= PastSeconds and <= LongestSeconds)
            {
                sorted[known++] = rate;
            }
        }

        Array.Sort(sorted, 0, known);
        return known < Fewest ? null : sorted[known / 2];
    }
}
