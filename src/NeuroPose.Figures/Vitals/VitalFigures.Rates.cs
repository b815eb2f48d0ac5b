using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Figures;

public static partial class VitalFigures
{
    private const int MostMarks = 40;

    /// <summary>Both rates over time, with the alerts as vertical lines; a line breaks where no rate is available.</summary>
    /// <param name="vitals">What was read.</param>
    public static LineChart Rates(VitalSeries vitals)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        return new()
        {
            Title = vitals.Mode == VitalSeries.DefaultMode ? "Vital signs" : $"Vital signs, {vitals.Mode} mode",
            Series = [Line("breathing", vitals, reading => reading.Breathing), Line("heart", vitals, reading => reading.Heart)],
            XAxis = new("time", "s"),
            YAxis = new("rate", "1/min"),
            Marks = [.. vitals.Alerts.Take(MostMarks).Select(alert => new ChartMark(alert.TimeSeconds, Name(alert.Kind)))],
            Caption = vitals.Alerts.Length > MostMarks ? FormattableString.Invariant($"The first {MostMarks} of {vitals.Alerts.Length} alerts.") : "",
        };
    }

    /// <summary>The same rate as several series have it, such as those of both modes.</summary>
    /// <param name="sign">Which rate.</param>
    /// <param name="series">The lines, with the legend's names.</param>
    public static LineChart Compare(VitalSign sign, params IReadOnlyList<(string Name, VitalSeries Vitals)> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new()
        {
            Title = sign == VitalSign.Respiratory ? "Breathing" : "Heart rate",
            Series = [.. series.Select(one => Line(one.Name, one.Vitals, reading => sign == VitalSign.Respiratory ? reading.Breathing : reading.Heart))],
            XAxis = new("time", "s"),
            YAxis = new("rate", "1/min"),
        };
    }

    private static LineSeries Line(string name, VitalSeries vitals, Func<VitalReading, VitalEstimate> estimate) =>
        new(name, Seconds(vitals), PerMinute(vitals, estimate));

    private static double[] Seconds(VitalSeries vitals) => [.. vitals.Readings.Select(reading => reading.TimeSeconds)];

    private static double[] PerMinute(VitalSeries vitals, Func<VitalReading, VitalEstimate> estimate) =>
        [.. vitals.Readings.Select(reading => estimate(reading).PerMinute ?? double.NaN)];

    private static string Name(AnomalyKind kind) => kind == AnomalyKind.SuddenChange ? "sudden change" : kind.ToString().ToLowerInvariant();
}
