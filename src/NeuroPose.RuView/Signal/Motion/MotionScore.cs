namespace NeuroPose.RuView.Signal;

/// <summary>How much moves, from 0 to 1, and what says so.</summary>
/// <param name="Variance">From the amplitudes' variance over the antennas.</param>
/// <param name="Correlation">From the distance of the antennas' correlation matrix from the identity.</param>
/// <param name="Phase">From the phases' variance and coherence.</param>
/// <param name="Doppler">From the Doppler features; null without them.</param>
internal sealed record MotionScore(double Variance, double Correlation, double Phase, double? Doppler)
{
    /// <summary>The weighted sum: 0.3, 0.2, 0.2 and 0.3 with Doppler, 0.4, 0.3 and 0.3 without; within 0 and 1.</summary>
    public double Total { get; } = Math.Clamp(
        Doppler is { } doppler
            ? (0.3 * Variance) + (0.2 * Correlation) + (0.2 * Phase) + (0.3 * doppler)
            : (0.4 * Variance) + (0.3 * Correlation) + (0.3 * Phase),
        0.0,
        1.0);
}
