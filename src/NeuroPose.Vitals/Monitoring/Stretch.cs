using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>A stretch of frames without a long silence, and what is known from it.</summary>
internal sealed class Stretch(int subcarriers, double startSeconds)
{
    private readonly UniformClock clock = new(subcarriers, ChannelHistory.TicksPerSecond);
    private readonly HeartEstimator heart = new(subcarriers);
    private long readings;

    public ChannelHistory History { get; } = new(subcarriers);

    public BreathingEstimator Breathing { get; } = new(subcarriers);

    public HeartEstimator Heart => heart;

    public ApneaWatch Apnea { get; } = new();

    /// <summary>Takes in a frame; the second that is due for a reading, or null.</summary>
    public double? Add(double timeSeconds, ReadOnlySpan<double> amplitudes)
    {
        clock.Add(timeSeconds, amplitudes, History);
        var due = History.Ticks / ChannelHistory.TicksPerSecond;
        if (due <= readings)
        {
            return null;
        }

        readings = due;
        return startSeconds + due;
    }

    /// <summary>Both estimates; none while the person moves.</summary>
    public (VitalEstimate Breathing, VitalEstimate Heart) Estimate()
    {
        if (History.IsMoving)
        {
            return (VitalEstimate.Unavailable, VitalEstimate.Unavailable);
        }

        var breathing = Breathing.Estimate(History);
        return (breathing, heart.Estimate(History, Breathing));
    }
}
