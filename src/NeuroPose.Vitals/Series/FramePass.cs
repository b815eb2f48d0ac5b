using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Series;

/// <summary>Frames of one shape through one method, one after the other.</summary>
internal sealed class FramePass(VitalSeriesOptions options, IVitalMethod method)
{
    /// <summary>Below this no method here has a breathing rate.</summary>
    private const double ShortestSeconds = 10;

    private long frames;
    private double first = double.NaN;
    private double last = double.NaN;
    private string? lastReason;

    public ImmutableArray<VitalReading>.Builder Readings { get; } = ImmutableArray.CreateBuilder<VitalReading>();

    public ImmutableArray<AnomalyAlert>.Builder Alerts { get; } = ImmutableArray.CreateBuilder<AnomalyAlert>();

    /// <summary>Frames that were used.</summary>
    public long Used { get; private set; }

    /// <summary>Frames that were left out.</summary>
    public long LeftOut { get; private set; }

    public double DurationSeconds => last > first ? last - first : 0.0;

    public void Add(CsiFrame frame)
    {
        var time = Time(frame);
        frames++;
        var step = method.Add(frame, time);
        if (step.Reading is { } reading)
        {
            Readings.Add(reading);
            Alerts.AddRange(step.Alerts);
        }

        if (step.LeftOut is { } reason)
        {
            LeftOut++;
            lastReason = reason;
            return;
        }

        Used++;
        first = double.IsNaN(first) ? time : first;
        last = time;
    }

    /// <summary>What a reader should know about the series.</summary>
    public IEnumerable<string> Notes()
    {
        if (lastReason is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{LeftOut} frames left out; the last because {lastReason}.");
        }

        if (DurationSeconds < ShortestSeconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Rates need {ShortestSeconds:0} s at least; these frames span {DurationSeconds:0.#} s.");
        }

        foreach (var note in method.Notes(DurationSeconds))
        {
            yield return note;
        }
    }

    private double Time(CsiFrame frame)
    {
        if (double.IsFinite(frame.TimeSeconds))
        {
            return frame.TimeSeconds;
        }

        return options.FramesPerSecond is { } rate
            ? frames / rate
            : throw new NeuroPoseException("the frames carry no time. Say how many come a second (VitalSeriesOptions.FramesPerSecond).");
    }
}
