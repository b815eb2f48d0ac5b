using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Which family of signals an estimate is taken from: where both agree from both, else from the one whose line is clearer.</summary>
internal static class FamilyChoice
{
    /// <summary>What is left of the belief in a rate when another, of such a confidence, disagrees: half of it when that is sure.</summary>
    public static double Belief(double disagreeing) => 1.0 - (0.5 * disagreeing);

    /// <summary>An estimate of the only family there is.</summary>
    public static VitalEstimate Of(VitalEstimate estimate, SignalFamily family) =>
        estimate.PerMinute is null ? estimate : estimate with { Signals = family };

    /// <summary>The estimate of two families.</summary>
    /// <param name="amplitudes">That of the amplitudes.</param>
    /// <param name="ofAmplitudes">What it rests on; null when there is no line.</param>
    /// <param name="phases">That of the phases between antennas.</param>
    /// <param name="ofPhases">What it rests on; null when there is no line.</param>
    /// <param name="tolerancePerMinute">How far two rates that agree may be apart.</param>
    public static VitalEstimate Of(VitalEstimate amplitudes, RateEvidence? ofAmplitudes, VitalEstimate phases, RateEvidence? ofPhases, double tolerancePerMinute)
    {
        if (amplitudes.PerMinute is not { } one)
        {
            return phases.PerMinute is null && amplitudes.Why != Abstention.Motion ? amplitudes : Of(phases, SignalFamily.AntennaPhases);
        }

        if (phases.PerMinute is not { } other)
        {
            return Of(amplitudes, SignalFamily.Amplitudes);
        }

        var (clearer, family, less) = ofAmplitudes?.Concentration >= ofPhases?.Concentration
            ? (amplitudes, SignalFamily.Amplitudes, phases)
            : (phases, SignalFamily.AntennaPhases, amplitudes);
        if (Math.Abs(one - other) <= tolerancePerMinute)
        {
            return clearer.At(1.0 - ((1.0 - clearer.Confidence) * (1.0 - less.Confidence))) with { Signals = SignalFamily.Both };
        }

        // Two lines, of which at most one is right.
        var doubted = clearer.Confidence * Belief(less.Confidence);
        return doubted < Likelihood.Least ? VitalEstimate.Without(Abstention.Unclear) : clearer.At(doubted) with { Signals = family };
    }
}
