using System.Globalization;

namespace NeuroPose.Vitals.Readings;

/// <summary>Something about a vital sign that someone should look at. Research software: no alarm of a medical device.</summary>
/// <param name="TimeSeconds">When, in seconds from the first frame.</param>
/// <param name="Sign">Which vital sign.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity">From 0 to 1.</param>
/// <param name="Message">In words.</param>
public sealed record AnomalyAlert(double TimeSeconds, VitalSign Sign, AnomalyKind Kind, double Severity, string Message)
{
    /// <summary>When and what, in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TimeSeconds:0.0} s: {Message} (severity {Severity:0.00})");
}
