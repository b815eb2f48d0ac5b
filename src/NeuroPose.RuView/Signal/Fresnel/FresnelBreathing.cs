using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Breathing from one subcarrier's amplitude, checked against the Fresnel zones: the lag of the largest autocorrelation between 1.5 and
/// 10 seconds.
/// Source: the open RuView reference, whose numbers are reproduced.
/// </summary>
internal static class FresnelBreathing
{
    private const double SmallestChestMeters = 0.003;
    private const double LargestChestMeters = 0.015;
    private const int FewestSamples = 10;

    /// <summary>
    /// How well an amplitude variation fits a chest that moves 3 to 15 mm: 1 inside the expected range, falling off outside. NaN gives
    /// NaN.
    /// </summary>
    public static double Confidence(FresnelGeometry geometry, double amplitudeVariation)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var (one, other) = (geometry.AmplitudeVariation(SmallestChestMeters), geometry.AmplitudeVariation(LargestChestMeters));
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        return double.IsNaN(amplitudeVariation) ? double.NaN
            : amplitudeVariation < low ? Math.Clamp(amplitudeVariation / low, 0.0, 1.0)
            : amplitudeVariation > high ? Math.Clamp(high / amplitudeVariation, 0.0, 1.0)
            : 1.0;
    }

    /// <summary>The breathing rate of one subcarrier.</summary>
    /// <param name="geometry">Where transmitter, body and receiver are.</param>
    /// <param name="amplitudes">One subcarrier's amplitudes, evenly sampled and finite.</param>
    /// <param name="sampleRateHz">Samples a second.</param>
    /// <exception cref="ArgumentException">Too few samples, a NaN or infinite one, or a signal that does not vary.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public static FresnelEstimate Estimate(FresnelGeometry geometry, ReadOnlySpan<double> amplitudes, double sampleRateHz)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        SampleRate.Require(sampleRateHz);
        var (firstLag, endLag) = Lags(amplitudes, sampleRateHz);

        var mean = Moments.Mean(amplitudes);
        var centered = new double[amplitudes.Length];
        for (var i = 0; i < centered.Length; i++)
        {
            centered[i] = amplitudes[i] - mean;
        }

        var energy = Moments.SquaresAbout(centered, 0);
        if (energy < 1e-15)
        {
            throw new ArgumentException("No signal detected (zero variance): a subcarrier that a body moves is needed.", nameof(amplitudes));
        }

        var (lag, peak) = Largest(centered, energy, firstLag, endLag);
        var period = lag / sampleRateHz;
        var variation = centered.Max() - centered.Min();
        var fresnel = Confidence(geometry, variation);
        return new()
        {
            PerMinute = 60.0 / period,
            PeriodSeconds = period,
            AutocorrelationPeak = peak,
            AmplitudeVariation = variation,
            FresnelConfidence = fresnel,
            Confidence = (fresnel * 0.4) + (Math.Clamp(peak, 0.0, 1.0) * 0.6),
        };
    }

    private static (int First, int End) Lags(ReadOnlySpan<double> amplitudes, double sampleRateHz)
    {
        RequireSamples(FewestSamples, amplitudes.Length, nameof(amplitudes));
        var other = Numerics.FiniteNumbers.FirstOther(amplitudes);
        if (other >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Every amplitude must be a finite number; number {other} is {amplitudes[other]}."), nameof(amplitudes));
        }

        var first = (int)(sampleRateHz * 1.5);
        var end = Math.Min((int)(sampleRateHz * 10.0), amplitudes.Length / 2);
        if (first >= end)
        {
            RequireSamples((first * 2) + 1, Math.Min(amplitudes.Length, first * 2), nameof(amplitudes));
        }

        return (first, end);
    }

    private static (int Lag, double Peak) Largest(double[] centered, double energy, int first, int end)
    {
        var best = (Lag: first, Peak: double.NegativeInfinity);
        for (var lag = first; lag < end; lag++)
        {
            var sum = 0.0;
            for (var i = 0; i < centered.Length - lag; i++)
            {
                sum += centered[i] * centered[i + lag];
            }

            if (sum / energy > best.Peak)
            {
                best = (lag, sum / energy);
            }
        }

        return best;
    }

    private static void RequireSamples(int needed, int got, string parameter)
    {
        if (got < needed)
        {
            throw new ArgumentException($"Insufficient data: need {needed}, got {got}: give a longer recording.", parameter);
        }
    }
}
