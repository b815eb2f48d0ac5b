using System.Collections.Immutable;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Reference;

namespace NeuroPose.Vitals.Series;

/// <summary>Frames of one shape through one mode, one after the other.</summary>
internal sealed class FramePass(VitalSeriesOptions options, double framesPerSecond)
{
    private readonly VitalMonitor monitor = new();
    private ReferenceVitals? reference;
    private long frames;
    private double first = double.NaN;
    private double last = double.NaN;

    public ImmutableArray<VitalReading>.Builder Readings { get; } = ImmutableArray.CreateBuilder<VitalReading>();

    public ImmutableArray<AnomalyAlert>.Builder Alerts { get; } = ImmutableArray.CreateBuilder<AnomalyAlert>();

    /// <summary>Frames that were used.</summary>
    public long Used { get; private set; }

    /// <summary>Frames that were left out, and why the last of them was.</summary>
    public (long Count, string? Reason) LeftOut { get; private set; }

    /// <summary>Whether a frame had phases; without them the reference has no heart rate.</summary>
    public bool HasPhases { get; private set; }

    public double DurationSeconds => last > first ? last - first : 0.0;

    /// <summary>The reference's clock.</summary>
    public double? ClockHz => reference?.Options.SampleRateHz;

    public void Add(CsiFrame frame)
    {
        var time = Time(frame);
        frames++;
        var isUsed = options.Mode == VitalMode.Reference ? AddToReference(frame) : AddToMonitor(frame, time);
        if (isUsed)
        {
            Used++;
            first = double.IsNaN(first) ? time : first;
            last = time;
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
            : throw new NeuroPoseException("the frames carry no time. Say how many come a second (FramesPerSecond; on the command line --rate).");
    }

    private bool AddToMonitor(CsiFrame frame, double time)
    {
        var before = monitor.SkippedFrames;
        Keep(monitor.Add(time, frame.Amplitudes.AsSpan()), monitor.Alerts);
        return monitor.SkippedFrames == before || Refuse(monitor.SkipReason);
    }

    private bool AddToReference(CsiFrame frame)
    {
        reference ??= new(new()
        {
            Subcarriers = frame.SubcarrierCount,
            SampleRateHz = options.FramesPerSecond ?? (double.IsNaN(framesPerSecond) ? new ReferenceOptions().SampleRateHz : framesPerSecond),
        });
        if (Numerics.FiniteNumbers.FirstOther(frame.AmplitudesOf(0)) >= 0)
        {
            return Refuse("an amplitude is not a finite number");
        }

        HasPhases |= double.IsFinite(frame.Phases[0]);
        Keep(reference.Add(frame), reference.Alerts);
        return true;
    }

    private void Keep(VitalReading? reading, IReadOnlyList<AnomalyAlert> alerts)
    {
        if (reading is { } known)
        {
            Readings.Add(known);
            Alerts.AddRange(alerts);
        }
    }

    private bool Refuse(string? reason)
    {
        LeftOut = (LeftOut.Count + 1, reason);
        return false;
    }
}
