namespace NeuroPose.Vitals.Monitoring;

/// <summary>A tone that rises or falls evenly, at its end.</summary>
/// <param name="Hertz">Its frequency at this moment.</param>
/// <param name="Slope">How fast that changes, in hertz a second.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="IsInside">Whether it lies within those that were tried; a tone at their edge may be anything.</param>
internal readonly record struct TrendLine(double Hertz, double Slope, double Seconds, bool IsInside);
