using System.Globalization;

namespace NeuroPose.Vitals.Readings;

/// <summary>Breathing and heart at one moment.</summary>
/// <param name="TimeSeconds">When, in seconds from the first frame.</param>
/// <param name="Breathing">Breaths a minute.</param>
/// <param name="Heart">Beats a minute.</param>
/// <param name="SubcarrierCount">How many subcarriers it rests on.</param>
/// <param name="SignalQuality">The quality of the signal from 0 to 1; null where nobody measured it.</param>
public readonly record struct VitalReading(double TimeSeconds, VitalEstimate Breathing, VitalEstimate Heart, int SubcarrierCount, double? SignalQuality = null)
{
    /// <summary>The reading in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TimeSeconds:0.0} s: breathing {Breathing}, heart {Heart}");
}
