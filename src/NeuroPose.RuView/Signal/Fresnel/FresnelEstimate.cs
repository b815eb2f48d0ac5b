using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>A breathing rate read from one subcarrier, and how well it fits the Fresnel zones.</summary>
internal sealed record FresnelEstimate
{
    /// <summary>Breaths a minute.</summary>
    public required double PerMinute { get; init; }

    /// <summary>Seconds from breath to breath.</summary>
    public required double PeriodSeconds { get; init; }

    /// <summary>
    /// 0.4 of <see cref="FresnelConfidence"/> and 0.6 of <see cref="AutocorrelationPeak"/> (0 to 1); the reference's, not calibrated.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>The signal's correlation with itself one period later, of at most 1.</summary>
    public required double AutocorrelationPeak { get; init; }

    /// <summary>How well the amplitude variation fits a chest that moves 3 to 15 mm (0 to 1).</summary>
    public required double FresnelConfidence { get; init; }

    /// <summary>Largest minus smallest amplitude, in the signal's units.</summary>
    public required double AmplitudeVariation { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerMinute:0.0} breaths / min (confidence {Confidence:0.00})");
}
