using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Cli.Commands;

/// <summary>Vital signs for machines: JSON and CSV.</summary>
internal static class VitalsText
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Readings, alerts and summary; an estimate that abstains has the rate null, and beside it the reason in words.</summary>
    public static string Json(VitalSeries series, RecordingReport report)
    {
        var summary = series.Summary;
        return JsonSerializer.Serialize(
            new
            {
                Readings = series.Readings.Select(reading => new
                {
                    reading.TimeSeconds,
                    reading.Breathing,
                    reading.Heart,
                    BreathingNotAvailable = VitalsPicture.Reason(reading.Breathing.Why),
                    HeartNotAvailable = VitalsPicture.Reason(reading.Heart.Why),
                }),
                Alerts = series.Alerts.Select(alert => new { alert.TimeSeconds, alert.Kind, alert.Severity, alert.Message }),
                Summary = new
                {
                    series.Mode,
                    Frames = series.FrameCount,
                    series.DurationSeconds,
                    Source = series.Shape,
                    OtherFrames = series.OtherFrames.Select(other => new { other.Shape.NodeId, other.Shape.AntennaCount, other.Shape.SubcarrierCount, other.FrameCount }),
                    series.LeftOutFrames,
                    SkippedRecords = report.SkippedCount,
                    summary.Readings,
                    summary.Breathing,
                    summary.Heart,
                    summary.ValidFraction,
                    series.Notes,
                },
            },
            Layout) + "\n";
    }

    /// <summary>One line a reading. What is not available is empty; several alerts in a second are joined by semicolons.</summary>
    public static string Csv(VitalSeries series)
    {
        var text = new StringBuilder("time_seconds,breathing_per_minute,breathing_confidence,breathing_status,heart_per_minute,heart_confidence,heart_status,breathing_signals,heart_signals,alerts\n");
        var alerts = series.Alerts.ToLookup(alert => alert.TimeSeconds, alert => JsonSerializer.SerializeToElement(alert.Kind).GetString());
        foreach (var reading in series.Readings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reading.TimeSeconds:R},{Columns(reading.Breathing)},{Columns(reading.Heart)},{Signals(reading.Breathing)},{Signals(reading.Heart)},{string.Join(';', alerts[reading.TimeSeconds])}\n");
        }

        return text.ToString();
    }

    private static string? Signals(VitalEstimate estimate) => estimate.Signals is { } known ? JsonSerializer.SerializeToElement(known).GetString() : null;

    private static string Columns(VitalEstimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.PerMinute:R},{estimate.Confidence:R},{estimate.Status}");
}
