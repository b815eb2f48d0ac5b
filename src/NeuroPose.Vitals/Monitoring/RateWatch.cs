using System.Globalization;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Announces a rate that stays outside its bounds, once, until it has been well inside again.</summary>
internal sealed class RateWatch(VitalSign sign, AnomalyKind kind, double bound, bool isAbove, int seconds)
{
    /// <summary>How far inside, as a share of the bound, a rate is back: one that wanders about its bound is announced once.</summary>
    private const double BackShare = 0.05;

    private int outside;
    private bool isAnnounced;

    /// <summary>Looks once a second; the alert when the rate has been outside long enough, null otherwise.</summary>
    public AnomalyAlert? Look(double timeSeconds, VitalEstimate estimate)
    {
        if (estimate is not { PerMinute: { } rate, Status: VitalStatus.Valid })
        {
            outside = 0;
            return null;
        }

        var excess = isAbove ? rate - bound : bound - rate;
        outside = excess > 0 ? outside + 1 : 0;
        isAnnounced &= excess > -BackShare * bound;
        if (outside < seconds || isAnnounced)
        {
            return null;
        }

        isAnnounced = true;
        var (what, unit) = sign == VitalSign.Respiratory ? ("breathing", "breaths") : ("heart rate", "beats");
        var pace = isAbove ? "Fast" : "Slow";
        return new(
            timeSeconds,
            sign,
            kind,
            Math.Clamp(excess / bound, 0.3, 1.0),
            string.Create(CultureInfo.InvariantCulture, $"{pace} {what}: {rate:0.0} {unit} a minute for {seconds} s"));
    }
}
