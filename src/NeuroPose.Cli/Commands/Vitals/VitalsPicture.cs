using System.Globalization;
using System.Text;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Cli.Commands;

/// <summary>Vital signs for a person at a terminal: the summary and a small picture.</summary>
internal static class VitalsPicture
{
    private const int Columns = 60;
    private const string Heights = "▁▂▃▄▅▆▇█";

    public static string Of(VitalSeries series, RecordingReport report)
    {
        var text = new StringBuilder();
        text.Append(series).Append('\n');
        if (report.SkippedCount > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {report.SkippedCount} {(report.SkippedCount == 1 ? "record" : "records")} of the file left out, first {report.Skipped[0]}\n");
        }

        if (series.Readings.Length < 2)
        {
            return text.Append("  too short for a picture: there is one reading a second.\n").ToString();
        }

        var cells = Math.Min(Columns, series.Readings.Length);
        text.Append('\n');
        Row(text, "breathing", series, cells, reading => reading.Breathing.PerMinute);
        Row(text, "heart", series, cells, reading => reading.Heart.PerMinute);
        if (!series.Alerts.IsEmpty)
        {
            Alerts(text, series, cells);
        }

        var (first, last) = (Seconds(series.Readings[0].TimeSeconds), Seconds(series.Readings[^1].TimeSeconds));
        text.Append(' ', 11).Append(first).Append(' ', Math.Max(1, cells - first.Length - last.Length)).Append(last).Append('\n');
        NotTold(text, "breathing", series, reading => reading.Breathing);
        NotTold(text, "heart", series, reading => reading.Heart);
        ReadFrom(text, "breathing", series, reading => reading.Breathing);
        ReadFrom(text, "heart", series, reading => reading.Heart);
        return text.ToString();
    }

    /// <summary>For how many seconds a rate was not available, and why; the reference mode does not say why.</summary>
    private static void NotTold(StringBuilder text, string name, VitalSeries series, Func<VitalReading, VitalEstimate> estimate)
    {
        var silent = series.Readings.Select(estimate).Where(one => one is { PerMinute: null, Why: not Abstention.None }).ToArray();
        if (silent.Length > 0)
        {
            var reasons = silent.CountBy(one => one.Why).OrderBy(reason => reason.Key).Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Value} s {Reason(reason.Key)}"));
            text.Append(CultureInfo.InvariantCulture, $"  {name} not available: {string.Join(", ", reasons)}\n");
        }
    }

    /// <summary>For how many seconds a rate was read from which signals; nothing of recordings that have amplitudes alone.</summary>
    private static void ReadFrom(StringBuilder text, string name, VitalSeries series, Func<VitalReading, VitalEstimate> estimate)
    {
        var families = series.Readings.Select(reading => estimate(reading).Signals).OfType<SignalFamily>().CountBy(family => family).OrderBy(family => family.Key).ToArray();
        if (families.Any(family => family.Key != SignalFamily.Amplitudes))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name} read from: {string.Join(", ", families.Select(family => $"{Signals(family.Key)} {family.Value} s"))}\n");
        }
    }

    private static string Signals(SignalFamily family) => family switch
    {
        SignalFamily.Amplitudes => "amplitudes",
        SignalFamily.AntennaPhases => "phases between antennas",
        _ => "both",
    };

    /// <summary>Why a rate is not available, in words; null when it is, or nobody said.</summary>
    public static string? Reason(Abstention why) => why switch
    {
        Abstention.None => null,
        Abstention.TooLittle => "too little seen",
        Abstention.Motion => "movement",
        Abstention.Apnea => "no breath",
        Abstention.Pause => "no breath in the newest seconds",
        Abstention.TooFewFrames => "too few frames a second",
        Abstention.RadioArtifact => "a radio's artifact",
        Abstention.MayBeBreathing => "may be fast breathing",
        _ => "not clear enough",
    };

    /// <summary>The mean of each cell's rates, from the lowest to the highest of the row; a dot where there was none.</summary>
    private static void Row(StringBuilder text, string name, VitalSeries series, int cells, Func<VitalReading, double?> rate)
    {
        var means = new double?[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            var (from, to) = (cell * series.Readings.Length / cells, (cell + 1) * series.Readings.Length / cells);
            means[cell] = series.Readings[from..to].Average(rate);
        }

        var (lowest, highest) = (means.Min(), means.Max());
        text.Append(name.PadRight(11));
        foreach (var mean in means)
        {
            // Less than a unit of spread is drawn as a level line: it means nothing.
            var height = highest - lowest < 1 ? (Heights.Length / 2) - 1 : (mean - lowest) / (highest - lowest) * (Heights.Length - 1);
            text.Append(height is { } known && mean is not null ? Heights[(int)Math.Round(known)] : '·');
        }

        text.Append(lowest is null ? "  not available" : string.Create(CultureInfo.InvariantCulture, $"  {lowest:0.0} to {highest:0.0} / min")).Append('\n');
    }

    private static void Alerts(StringBuilder text, VitalSeries series, int cells)
    {
        var row = new char[cells];
        Array.Fill(row, ' ');
        var (start, length) = (series.Readings[0].TimeSeconds, series.Readings[^1].TimeSeconds - series.Readings[0].TimeSeconds);
        foreach (var alert in series.Alerts)
        {
            row[(int)Math.Clamp((alert.TimeSeconds - start) / length * (cells - 1), 0, cells - 1)] = '!';
        }

        text.Append("alerts".PadRight(11)).Append(row).Append('\n');
    }

    private static string Seconds(double value) => value.ToString("0", CultureInfo.InvariantCulture) + " s";
}
