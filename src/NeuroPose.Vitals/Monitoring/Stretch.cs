using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>A stretch of frames without a long silence, and what is known from it: of amplitudes, and of phases between antennas.</summary>
internal sealed class Stretch(int subcarriers, double startSeconds)
{
    private AntennaPairs? pairs;
    private long readings;

    public int Subcarriers => subcarriers;

    public SignalChain Amplitudes { get; } = SignalChain.OfAmplitudes(subcarriers);

    /// <summary>The phases between receive antennas; null while no frame had any.</summary>
    public SignalChain? Phases { get; private set; }

    /// <summary>Whether the person moves now, in all that is seen.</summary>
    public bool IsMoving => Amplitudes.History.IsMoving && Phases is not { History.IsMoving: false };

    /// <summary>Whether breathing stopped at the newest estimate.</summary>
    public bool HasJustStopped { get; private set; }

    /// <summary>Takes in a frame; the second that is due for a reading, or null.</summary>
    /// <param name="timeSeconds">When it arrived.</param>
    /// <param name="amplitudes">Its amplitudes.</param>
    /// <param name="phases">Its phases; empty when there are none.</param>
    /// <param name="antennas">Which antennas they are of; null when that is not known.</param>
    public double? Add(double timeSeconds, ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases = default, AntennaConfiguration? antennas = null)
    {
        Amplitudes.Add(timeSeconds, amplitudes);
        if (antennas is { Receive: > 1 } && phases.Length == amplitudes.Length)
        {
            AddPhases(timeSeconds, amplitudes, phases, antennas);
        }

        var due = Amplitudes.History.Ticks / ChannelHistory.TicksPerSecond;
        if (due <= readings)
        {
            return null;
        }

        readings = due;
        return startSeconds + due;
    }

    /// <summary>Both estimates at a second.</summary>
    public (VitalEstimate Breathing, VitalEstimate Heart) Estimate(double second)
    {
        var (breathing, heart) = Amplitudes.Estimate(second);
        HasJustStopped = Amplitudes.HasJustStopped;
        if (Phases is null)
        {
            return (FamilyChoice.Of(breathing, SignalFamily.Amplitudes), FamilyChoice.Of(heart, SignalFamily.Amplitudes));
        }

        var (breathingInPhases, heartInPhases) = Phases.Estimate(second);

        // Breath that one family still sees has not stopped.
        HasJustStopped = (Amplitudes.HasJustStopped && breathingInPhases.PerMinute is null) || (Phases.HasJustStopped && breathing.PerMinute is null);
        var breath = FamilyChoice.Of(breathing, Amplitudes.Breathing.Tracker.Evidence, breathingInPhases, Phases.Breathing.Tracker.Evidence, tolerancePerMinute: 1.0);
        var beat = FamilyChoice.Of(heart, Amplitudes.Heart.Tracker.Evidence, heartInPhases, Phases.Heart.Tracker.Evidence, tolerancePerMinute: 3.0);

        // Several antennas see what breath and heart make together more clearly than either; without the breath it cannot be told from the heart.
        return (breath, beat.PerMinute is not null && breath.PerMinute is null && !IsHeld(breath) ? VitalEstimate.Without(Abstention.Unclear) : beat);
    }

    private static bool IsHeld(VitalEstimate breath) => breath.Why is Abstention.Apnea or Abstention.Pause;

    private void AddPhases(double timeSeconds, ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases, AntennaConfiguration antennas)
    {
        // A phase of 0 everywhere is what those write who have none.
        if (FiniteNumbers.FirstOther(phases) >= 0 || (pairs is null && !phases.ContainsAnyExcept(0.0)))
        {
            return;
        }

        if (pairs is null)
        {
            pairs = new AntennaPairs(antennas, amplitudes.Length / antennas.Streams);
            Phases = SignalChain.OfPhasors(pairs.Channels);
            Amplitudes.Breathing.StandBesidePhases();
        }

        if (pairs.Antennas == antennas)
        {
            pairs.Fill(amplitudes, phases);
            Phases!.Add(timeSeconds, pairs.Phasors);
        }
    }
}
