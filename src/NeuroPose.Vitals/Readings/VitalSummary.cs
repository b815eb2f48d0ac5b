using System.Globalization;

namespace NeuroPose.Vitals.Readings;

/// <summary>What a store of readings comes to.</summary>
/// <param name="Readings">How many readings.</param>
/// <param name="Breathing">Their breathing rates.</param>
/// <param name="Heart">Their heart rates.</param>
/// <param name="ValidFraction">The share of readings with both rates valid (0 to 1); 0 of none.</param>
public sealed record VitalSummary(int Readings, RateSummary Breathing, RateSummary Heart, double ValidFraction)
{
    /// <summary>The summary in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Readings} readings, {ValidFraction:0 %} valid: breathing {Breathing}; heart {Heart}");
}
