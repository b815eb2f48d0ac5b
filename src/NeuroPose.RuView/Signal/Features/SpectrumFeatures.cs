using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// The spectrum of a frame's amplitudes laid end to end, antenna after antenna. The reference calls it a power spectral density; its axis
/// is the
/// radio's bandwidth, not time, and it mixes antennas, so that its frequencies name no movement. Kept because the witness rests on it.
/// </summary>
internal sealed record SpectrumFeatures
{
    /// <summary>|transform|² / length, one a bin, in squared amplitude units.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>The bins' frequencies in hertz: up to half the bandwidth, then the negative ones.</summary>
    public required ImmutableArray<double> Frequencies { get; init; }

    /// <summary>The sum over the first half of the bins.</summary>
    public required double Total { get; init; }

    /// <summary>The largest value of the first half.</summary>
    public required double Peak { get; init; }

    /// <summary>Its frequency in hertz; of equal ones the last.</summary>
    public required double PeakHz { get; init; }

    /// <summary>The mean frequency of the first half, weighted by power, in hertz; 0 without power.</summary>
    public required double CentroidHz { get; init; }

    /// <summary>The power-weighted standard deviation about the centroid, in hertz; 0 without power.</summary>
    public required double BandwidthHz { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"spectrum of {Values.Length} bins: total {Total:0.###}, peak {Peak:0.###} at {PeakHz:0.###} Hz");

    internal static SpectrumFeatures Of(ChannelMatrix frame, FourierTransform transform)
    {
        var size = transform.Length;
        var buffer = new Complex[size];
        var amplitudes = frame.Amplitude.Values;
        for (var i = 0; i < Math.Min(size, amplitudes.Length); i++)
        {
            buffer[i] = amplitudes[i];
        }

        transform.Forward(buffer);
        var values = new double[size];
        var frequencies = new double[size];
        var step = frame.BandwidthHz / size;
        for (var i = 0; i < size; i++)
        {
            values[i] = Spectrogram.PowerOf(buffer[i]) / size;
            frequencies[i] = (i <= size / 2 ? i : i - size) * step;
        }

        return Describe(values, frequencies, size / 2);
    }

    private static SpectrumFeatures Describe(double[] values, double[] frequencies, int half)
    {
        var total = Moments.Sum(values.AsSpan(0, half));
        var (peak, weighted) = (0, 0.0);
        for (var i = 0; i < half; i++)
        {
            peak = values[i] >= values[peak] ? i : peak;
            weighted += values[i] * frequencies[i];
        }

        var hasPower = total > 1e-10;
        var centroid = hasPower ? weighted / total : 0.0;
        var spread = 0.0;
        for (var i = 0; i < half; i++)
        {
            spread += values[i] * ((frequencies[i] - centroid) * (frequencies[i] - centroid));
        }

        return new()
        {
            Values = ImmutableArray.Create(values),
            Frequencies = ImmutableArray.Create(frequencies),
            Total = total,
            Peak = values[peak],
            PeakHz = frequencies[peak],
            CentroidHz = centroid,
            BandwidthHz = hasPower ? Math.Sqrt(spread / total) : 0.0,
        };
    }
}
