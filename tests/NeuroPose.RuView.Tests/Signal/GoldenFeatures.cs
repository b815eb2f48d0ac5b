using System.Numerics;
using System.Text.Json;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>Compares features with those of csi/features.json.</summary>
internal static class GoldenFeatures
{
    public static void AssertSame(JsonElement expected, CsiFeatures actual, IReadOnlyList<ChannelMatrix> history, string name)
    {
        AssertSameAmplitudes(expected, actual, name);
        var phase = expected.GetProperty("phase");
        Near.Array(phase.GetProperty("difference"), actual.Phase.Differences.AsSpan(), 1e-12, $"{name}: phase difference");
        Near.Array(phase.GetProperty("gradient"), actual.Phase.Gradients.AsSpan(), 1e-12, $"{name}: phase gradient");
        Near.Array(phase.GetProperty("variance"), actual.Phase.Variances.AsSpan(), 1e-15, $"{name}: phase variance");
        Near.Number(phase.GetProperty("coherence"), actual.Phase.Coherence, 1e-12, $"{name}: coherence");

        var doppler = expected.GetProperty("doppler");
        Assert.Equal(doppler.ValueKind == JsonValueKind.Null, actual.Doppler is null);
        if (actual.Doppler is { } measured)
        {
            var shifts = doppler.GetProperty("shifts").EnumerateArray().Select(value => Math.Abs(value.GetDouble())).ToArray();
            var sure = Enumerable.Range(0, shifts.Length).Where(k => HasOneLargestLine(history, k)).ToArray();
            foreach (var k in sure)
            {
                Near.Within(shifts[k], measured.Shifts[k], 1e-12, $"{name}: Doppler shift {k}");
            }

            if (sure.Length < shifts.Length)
            {
                return;
            }

            Near.Number(doppler.GetProperty("mean_magnitude"), measured.Mean, 1e-12, $"{name}: mean shift");
            Near.Number(doppler.GetProperty("peak_frequency"), measured.Peak, 1e-12, $"{name}: largest shift");
            Near.Number(doppler.GetProperty("spread"), measured.Spread, 1e-12, $"{name}: spread of shifts");
        }
    }

    public static void AssertSameAmplitudes(JsonElement expected, CsiFeatures actual, string name)
    {
        var amplitude = expected.GetProperty("amplitude");
        Near.Array(amplitude.GetProperty("mean"), actual.Amplitude.Means.AsSpan(), 1e-15, $"{name}: mean");
        Near.Array(amplitude.GetProperty("variance"), actual.Amplitude.Variances.AsSpan(), 1e-15, $"{name}: variance");
        Near.Number(amplitude.GetProperty("peak"), actual.Amplitude.Peak, 1e-15, $"{name}: peak");
        Near.Number(amplitude.GetProperty("rms"), actual.Amplitude.RootMeanSquare, 1e-12, $"{name}: RMS");
        Near.Number(amplitude.GetProperty("dynamic_range"), actual.Amplitude.Range, 1e-15, $"{name}: range");

        var correlation = expected.GetProperty("correlation");
        Near.Array(correlation.GetProperty("matrix"), actual.Correlation.Matrix, 1e-12, $"{name}: correlation");
        Near.Within(correlation.GetProperty("mean_correlation").GetDouble(), actual.Correlation.Mean, 1e-12, $"{name}: mean correlation");
        Near.Within(correlation.GetProperty("max_correlation").GetDouble(), actual.Correlation.Largest, 1e-12, $"{name}: largest correlation");
        Near.Within(correlation.GetProperty("correlation_spread").GetDouble(), actual.Correlation.Spread, 1e-12, $"{name}: spread of correlations");

        var spectrum = expected.GetProperty("psd");
        Near.Array(spectrum.GetProperty("values"), actual.Spectrum.Values.AsSpan(), 1e-12, $"{name}: spectrum");
        Near.Array(spectrum.GetProperty("frequencies"), actual.Spectrum.Frequencies.AsSpan(), 1e-15, $"{name}: frequencies");
        Near.Number(spectrum.GetProperty("total_power"), actual.Spectrum.Total, 1e-12, $"{name}: total");
        Near.Number(spectrum.GetProperty("peak_power"), actual.Spectrum.Peak, 1e-12, $"{name}: peak power");
        Near.Number(spectrum.GetProperty("peak_frequency"), actual.Spectrum.PeakHz, 1e-15, $"{name}: peak frequency");
        Near.Number(spectrum.GetProperty("centroid"), actual.Spectrum.CentroidHz, 1e-11, $"{name}: centroid");
        Near.Number(spectrum.GetProperty("bandwidth"), actual.Spectrum.BandwidthHz, 1e-11, $"{name}: bandwidth");
    }

    /// <summary>Whether rounding cannot have decided which line of a subcarrier's spectrum is the largest: the two largest differ by 1e-9 of themselves.</summary>
    private static bool HasOneLargestLine(IReadOnlyList<ChannelMatrix> history, int subcarrier)
    {
        var samples = history.Select(frame => new Complex(frame.Amplitude[0, subcarrier], 0)).ToArray();
        new FourierTransform(samples.Length).Forward(samples);
        var sizes = samples[1..((samples.Length / 2) + 1)].Select(line => line.Magnitude).OrderDescending().ToArray();
        return sizes.Length < 2 || sizes[0] - sizes[1] > 1e-9 * sizes[0];
    }
}
