using NeuroPose.Numerics;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// Beats a minute from residuals, by the reference's rule: subcarriers weighted by how little the phase turns between neighbors, a
/// band-pass from 0.8 to
/// 2 Hz, and the whole lag of the largest autocorrelation. The numbers of the open RuView reference, faults included; the autocorrelation
/// is kept up to
/// date instead of taken again.
/// </summary>
internal sealed class HeartRateExtractor : RateExtractor
{
    /// <summary>The lower end of the band in hertz.</summary>
    public const double LowHz = 0.8;

    /// <summary>The upper end of the band in hertz.</summary>
    public const double HighHz = 2.0;

    private const double FirstEstimateSeconds = 5.0;
    private const int FewestSubcarriers = 4;

    private readonly Autocorrelation autocorrelation;

    /// <summary>Makes an extractor.</summary>
    /// <param name="subcarriers">Subcarriers that count; more in a frame are left out.</param>
    /// <param name="sampleRateHz">Frames a second, evenly spaced.</param>
    /// <param name="windowSeconds">How far back it looks (above 0, at most a day).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its bounds.</exception>
    public HeartRateExtractor(int subcarriers = 56, double sampleRateHz = 100.0, double windowSeconds = 15.0)
        : base(subcarriers, sampleRateHz, windowSeconds, LowHz, HighHz, FirstEstimateSeconds) =>
        autocorrelation = new Autocorrelation(Capacity, (int)Math.Floor(sampleRateHz / HighHz), (int)Math.Ceiling(sampleRateHz / LowHz));

    private protected override ISampleWindow Window => autocorrelation;

    /// <summary>Takes in a frame.</summary>
    /// <param name="residuals">One finite residual a subcarrier.</param>
    /// <param name="phases">One finite phase a subcarrier, in radians, as it was measured.</param>
    /// <returns>The estimate; unavailable in the first five seconds, without residuals or phases, and when nothing repeats.</returns>
    public VitalEstimate Extract(ReadOnlySpan<double> residuals, ReadOnlySpan<double> phases)
    {
        var count = Math.Min(Math.Min(residuals.Length, phases.Length), Subcarriers);
        if (count == 0)
        {
            return VitalEstimate.Unavailable;
        }

        if (!Add(Fuse(residuals[..count], phases[..count])))
        {
            return VitalEstimate.Unavailable;
        }

        var (lag, peak) = autocorrelation.Largest();
        return lag == 0 ? VitalEstimate.Unavailable : Estimate(60.0 * (SampleRateHz / lag), peak, count);
    }

    private static VitalEstimate Estimate(double perMinute, double peak, int count)
    {
        if (perMinute is not (>= 40.0 and <= 180.0))
        {
            return VitalEstimate.Unavailable;
        }

        var confidence = Math.Clamp(peak * Math.Min(1.0, count / (double)FewestSubcarriers), 0.0, 1.0);
        var status = confidence >= 0.6 && count >= FewestSubcarriers ? VitalStatus.Valid : confidence >= 0.3 ? VitalStatus.Degraded : VitalStatus.Unreliable;
        return new(perMinute, confidence, status);
    }

    /// <summary>
    /// The mean of the residuals, each weighted by e to the minus the phase step to the next subcarrier; the last takes the step before
    /// it.
    /// </summary>
    private static double Fuse(ReadOnlySpan<double> residuals, ReadOnlySpan<double> phases)
    {
        if (residuals.Length == 1)
        {
            return residuals[0];
        }

        var (sum, total, weight) = (0.0, 0.0, 0.0);
        for (var k = 0; k < residuals.Length; k++)
        {
            if (k + 1 < residuals.Length)
            {
                weight = ExactMath.Exp(-Math.Abs(phases[k + 1] - phases[k]));
            }

            sum += residuals[k] * weight;
            total += weight;
        }

        return total > 1e-15 ? sum / total : 0.0;
    }
}
