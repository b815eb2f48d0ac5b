namespace NeuroPose.Vitals.Synthesis;

/// <summary>A moment from which on the rates are others.</summary>
/// <param name="TimeSeconds">When.</param>
/// <param name="BreathsPerMinute">The breathing rate from then on (above 0).</param>
/// <param name="BeatsPerMinute">The heart rate from then on (above 0).</param>
public readonly record struct RateStep(double TimeSeconds, double BreathsPerMinute, double BeatsPerMinute);
