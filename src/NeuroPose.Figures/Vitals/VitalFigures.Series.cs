using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Figures;

public static partial class VitalFigures
{
    private const double ReadingSeconds = 1;

    /// <summary>
    /// The readings of a recording, a panel for each rate. A dot's strength is its confidence; where no rate is available there is no
    /// dot. Alerts
    /// shade the second in which they were raised, in every panel.
    /// </summary>
    /// <param name="vitals">What was read.</param>
    public static PlotFigure OverTime(VitalSeries vitals)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        var method = FormattableString.Invariant($"{vitals.FrameCount} frames of {vitals.Shape}, {vitals.Mode} method.");
        return OverTime(
            [Trace("breathing rate", vitals, reading => reading.Breathing), Trace("heart rate", vitals, reading => reading.Heart)],
            [.. vitals.Alerts.Select(alert => new AlertSpan(alert.TimeSeconds - ReadingSeconds, alert.TimeSeconds, Name(alert.Kind)))],
            string.Join(' ', [method, .. vitals.Notes]));
    }

    /// <summary>
    /// The amplitudes of one antenna's subcarriers over time as colors; breathing shows as slow stripes. Frames are drawn evenly from the
    /// first
    /// one's time to the last one's; where they arrived unevenly the figure says so.
    /// </summary>
    /// <param name="frames">Frames of one size, in the order of time; at least one.</param>
    /// <param name="antenna">Which antenna, from 0.</param>
    /// <exception cref="ArgumentException">There is no frame, or two differ in size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frames have no such antenna.</exception>
    public static PlotFigure Waterfall(IReadOnlyList<CsiFrame> frames, int antenna = 0)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count == 0)
        {
            throw new ArgumentException("There is no frame to draw; pass at least one.", nameof(frames));
        }

        var first = frames[0];
        ArgumentOutOfRangeException.ThrowIfNegative(antenna);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(antenna, first.AntennaCount);
        if (frames.FirstOrDefault(frame => frame.AntennaCount != first.AntennaCount || frame.SubcarrierCount != first.SubcarrierCount) is { } other)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Frame {other.SampleIndex} has {other.AntennaCount} × {other.SubcarrierCount} antennas × subcarriers, the first one {first.AntennaCount} × {first.SubcarrierCount}; choose the frames of one size."), nameof(frames));
        }

        double[] amplitudes = [.. frames.SelectMany(frame => frame.AmplitudesOf(antenna).ToArray())];
        double[] seconds = [.. frames.Select(frame => frame.TimeSeconds)];
        var figure = Waterfall(amplitudes, first.SubcarrierCount, MeanRate(seconds));
        return figure with { Plot = figure.Plot with { Notes = [.. figure.Plot.Notes, first.AntennaCount > 1 ? FormattableString.Invariant($"Antenna {antenna} of {first.AntennaCount}.") : "", Unevenness(seconds)] } };
    }

    private static VitalTrace Trace(string name, VitalSeries vitals, Func<VitalReading, VitalEstimate> estimate) => new(
        new(name, "1/min"),
        Seconds(vitals),
        PerMinute(vitals, estimate),
        vitals.Readings.Select(reading => estimate(reading).Confidence).ToArray());

    // NaN, which means frame numbers, where the times are unknown or stand still.
    private static double MeanRate(double[] seconds)
    {
        var rate = (seconds.Length - 1) / (seconds[^1] - seconds[0]);
        return double.IsFinite(rate) && rate > 0 ? rate : double.NaN;
    }

    private static string Unevenness(double[] seconds)
    {
        double[] steps = [.. seconds.Zip(seconds.Skip(1), (from, to) => 1000 * (to - from)).Where(double.IsFinite)];
        return steps.Length == 0 || steps.Max() - steps.Min() < 0.01 * Math.Abs(steps.Max())
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"Frames are drawn evenly; they arrived {steps.Min():0.#} to {steps.Max():0.#} ms apart.");
    }
}
