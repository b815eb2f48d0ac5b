using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// Breaths a minute from residuals, by the reference's rule: a weighted sum of the subcarriers, a band-pass from 0.1 to 0.5 Hz, and half
/// its zero crossings.
/// The numbers of the open RuView reference, faults included; sums over the window are kept up to date instead of taken again.
/// </summary>
internal sealed class BreathingExtractor : RateExtractor
{
    /// <summary>The lower end of the band in hertz.</summary>
    public const double LowHz = 0.1;

    /// <summary>The upper end of the band in hertz.</summary>
    public const double HighHz = 0.5;

    private const double FirstEstimateSeconds = 10.0;

    private readonly BreathingWindow window;

    /// <summary>Makes an extractor.</summary>
    /// <param name="subcarriers">Subcarriers that count; more in a frame are left out.</param>
    /// <param name="sampleRateHz">Frames a second, evenly spaced.</param>
    /// <param name="windowSeconds">How far back it looks (above 0, at most a day).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its bounds.</exception>
    public BreathingExtractor(int subcarriers = 56, double sampleRateHz = 100.0, double windowSeconds = 30.0)
        : base(subcarriers, sampleRateHz, windowSeconds, LowHz, HighHz, FirstEstimateSeconds) => window = new BreathingWindow(Capacity);

    private protected override ISampleWindow Window => window;

    /// <summary>Takes in a frame.</summary>
    /// <param name="residuals">One finite residual a subcarrier.</param>
    /// <param name="weights">One weight a subcarrier; missing ones are 1 over the number of subcarriers.</param>
    /// <returns>The estimate; unavailable in the first ten seconds, without residuals, and when the rate is outside 6 to 30 a
    /// minute.</returns>
    public VitalEstimate Extract(ReadOnlySpan<double> residuals, ReadOnlySpan<double> weights = default)
    {
        var count = Math.Min(residuals.Length, Subcarriers);
        if (count == 0)
        {
            return VitalEstimate.Unavailable;
        }

        var uniform = 1.0 / count;
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            sum += residuals[k] * (k < weights.Length ? weights[k] : uniform);
        }

        return Add(sum) ? Estimate() : VitalEstimate.Unavailable;
    }

    private VitalEstimate Estimate()
    {
        var frequency = window.Crossings / (2.0 * (window.Count / SampleRateHz));
        if (frequency is < LowHz or > HighHz || double.IsNaN(frequency))
        {
            return VitalEstimate.Unavailable;
        }

        var confidence = window.Confidence();
        return new(frequency * 60.0, confidence, confidence >= 0.7 ? VitalStatus.Valid : confidence >= 0.4 ? VitalStatus.Degraded : VitalStatus.Unreliable);
    }
}
