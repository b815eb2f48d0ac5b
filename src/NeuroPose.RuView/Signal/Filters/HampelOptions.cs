namespace NeuroPose.RuView.Signal;

/// <summary>How wide a Hampel filter looks and how far off a sample must be to count as an outlier.</summary>
internal sealed record HampelOptions
{
    /// <summary>Samples on each side of the middle one (at least 1): 3 makes windows of 7. Windows at the ends are shorter.</summary>
    public int HalfWindow { get; init; } = 3;

    /// <summary>Robust standard deviations beyond which a sample is an outlier (0 or more).</summary>
    public double Threshold { get; init; } = 3.0;
}
