using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>A stretch of frames without a long silence, and what is known from it.</summary>
internal sealed class Stretch(int subcarriers, double startSeconds)
{
    /// <summary>Breathing that was not seen clearly for so long cannot be seen to stop.</summary>
    private const double RecentBreathSeconds = 45.0;

    private readonly UniformClock clock = new(subcarriers, ChannelHistory.TicksPerSecond);
    private readonly ApneaWatch apnea = new(subcarriers);
    private long readings;
    private double lastBreathSeconds = double.NegativeInfinity;

    public ChannelHistory History { get; } = new(subcarriers);

    public BreathingEstimator Breathing { get; } = new(subcarriers);

    public HeartEstimator Heart { get; } = new(subcarriers);

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

    /// <summary>Whether breathing stopped at the newest estimate.</summary>
    public bool HasJustStopped { get; private set; }

    /// <summary>Both estimates at a second; none while the person moves, and no breathing while it has stopped.</summary>
    public (VitalEstimate Breathing, VitalEstimate Heart) Estimate(double second)
    {
        HasJustStopped = false;
        if (History.IsMoving)
        {
            apnea.Move();
            lastBreathSeconds = double.NegativeInfinity;
            return (Breathing.Tracker.Without(Abstention.Motion), Heart.Tracker.Without(Abstention.Motion));
        }

        HasJustStopped = apnea.Look(History, second - lastBreathSeconds <= RecentBreathSeconds);
        var breathing = apnea.IsStopped ? Breathing.Hold(History) : Breathing.Estimate(History, second);
        if (breathing.Status == VitalStatus.Valid)
        {
            lastBreathSeconds = second;
            apnea.Learn(Breathing.Component.Weights);
        }

        return (breathing, Heart.Estimate(History, Breathing, second));
    }
}
