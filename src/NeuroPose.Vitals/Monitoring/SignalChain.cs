using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>One family of signals from frames to estimates: an even clock, a history, and breathing, heart and apnea in it.</summary>
internal sealed class SignalChain
{
    /// <summary>Breathing that was not seen clearly for so long cannot be seen to stop.</summary>
    private const double RecentBreathSeconds = 45.0;

    private readonly UniformClock clock;
    private readonly PhasorHistory? phasors;
    private readonly ApneaWatch apnea;
    private double lastBreathSeconds = double.NegativeInfinity;

    private SignalChain(SignalFamily family, UniformClock clock, ChannelHistory history, PhasorHistory? phasors)
    {
        (this.clock, this.phasors, History) = (clock, phasors, history);
        apnea = new ApneaWatch(history.Subcarriers);
        Breathing = new BreathingEstimator(history.Subcarriers, family);
        Heart = new HeartEstimator(history.Subcarriers);
    }

    public ChannelHistory History { get; }

    public BreathingEstimator Breathing { get; }

    public HeartEstimator Heart { get; }

    /// <summary>Whether breathing stopped at the newest estimate.</summary>
    public bool HasJustStopped { get; private set; }

    public static SignalChain OfAmplitudes(int subcarriers) =>
        new(SignalFamily.Amplitudes, new UniformClock(subcarriers, ChannelHistory.TicksPerSecond), new ChannelHistory(subcarriers), phasors: null);

    public static SignalChain OfPhasors(int channels)
    {
        var phasors = new PhasorHistory(channels);
        return new(SignalFamily.AntennaPhases, new UniformClock(2 * Quads.Padded(channels), ChannelHistory.TicksPerSecond), phasors.Across, phasors);
    }

    /// <summary>Takes in a frame: amplitudes, or phasors as <see cref="AntennaPairs"/> makes them.</summary>
    public void Add(double timeSeconds, ReadOnlySpan<double> channels) => clock.Add(timeSeconds, channels, phasors is null ? History : phasors);

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

        phasors?.Renew();
        HasJustStopped = apnea.Look(History, second - lastBreathSeconds <= RecentBreathSeconds);
        var breathing = apnea.IsStopped ? Breathing.Hold(History) : Breathing.Estimate(History, second);
        if (breathing.Status == VitalStatus.Valid)
        {
            lastBreathSeconds = second;
            apnea.Learn(Breathing.Component.Weights);
        }

        return (breathing, breathing.Why == Abstention.RadioArtifact ? Heart.Tracker.Without(Abstention.RadioArtifact) : Heart.Estimate(History, Breathing, second));
    }
}
