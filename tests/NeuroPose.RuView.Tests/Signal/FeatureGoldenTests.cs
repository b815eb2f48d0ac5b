using System.Security.Cryptography;
using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>Every case of csi/features.json and of every other file of its kind whose stream is there, and the features of csi/witness_v2_rust.json.</summary>
public sealed class FeatureGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "features.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("features");

    [StreamTheory("features")]
    [MemberData(nameof(Files))]
    public void The_features_are_the_references(string file)
    {
        var stream = GoldenStream.Under(file);
        foreach (var expected in Golden.Read("csi", file).GetProperty("cases").EnumerateArray())
        {
            var size = expected.TryGetProperty("fft_size", out var given) ? given.GetInt32() : 128;
            var extractor = new FeatureExtractor(new() { TransformSize = size, SampleRateHz = stream.SampleRateHz });
            var history = expected.TryGetProperty("history_frames", out var frames)
                ? frames.EnumerateArray().Select(frame => stream.Channel([frame.GetInt32()])).ToArray()
                : [];
            var result = extractor.Extract(stream.Channel(expected.GetProperty("antenna_frames").Deserialize<int[]>()!), history);
            GoldenFeatures.AssertSame(expected.GetProperty("features"), result, history, $"{file}: antennas {expected.GetProperty("antenna_frames")}, {size} bins, history {history.Length}");
        }
    }

    [Fact]
    public void The_amplitudes_that_another_golden_file_repeats_have_the_references_features()
    {
        // csi_processor.json holds the amplitudes of two of the cases, so that these do not need the stream.
        foreach (var repeated in Golden.Read("csi", "csi_processor.json").GetProperty("cases").EnumerateArray().Where(item => item.GetProperty("noise_threshold").GetDouble() == -30.0))
        {
            var amplitude = RealMatrix.FromRows(repeated.GetProperty("removed").Deserialize<double[][]>()!);
            foreach (var expected in File.GetProperty("cases").EnumerateArray().Where(item => item.GetProperty("antenna_frames").GetRawText() == repeated.GetProperty("antenna_frames").GetRawText()))
            {
                var size = expected.TryGetProperty("fft_size", out var given) ? given.GetInt32() : 128;
                var result = new FeatureExtractor(new() { TransformSize = size }).Extract(new(amplitude, amplitude));
                GoldenFeatures.AssertSameAmplitudes(expected.GetProperty("features"), result, $"antennas {expected.GetProperty("antenna_frames")}, {size} bins");
            }
        }
    }

    [Fact]
    public void The_features_of_the_witness_are_the_references()
    {
        var expected = Golden.Read("csi", "witness_v2_rust.json");
        var frames = WitnessFeatures();
        foreach (var item in expected.GetProperty("frames").EnumerateArray())
        {
            var (number, name) = (item.GetProperty("frame").GetInt32(), $"frame {item.GetProperty("frame")}");
            Near.Array(item.GetProperty("amplitude_mean"), frames[number].Amplitude.Means.AsSpan(), 1e-12, $"{name}: mean");
            Near.Array(item.GetProperty("amplitude_variance"), frames[number].Amplitude.Variances.AsSpan(), 1e-12, $"{name}: variance");
            Near.Array(item.GetProperty("phase_difference"), frames[number].Phase.Differences.AsSpan(), 1e-12, $"{name}: phase difference");
            Near.Array(item.GetProperty("correlation_matrix"), frames[number].Correlation.Matrix, 1e-12, $"{name}: correlation");
            Near.Array(item.GetProperty("psd"), frames[number].Spectrum.Values.AsSpan(), 1e-12, $"{name}: spectrum");
            Near.Array(item.GetProperty("abs_doppler_shifts"), Shifts(frames[number]), 1e-12, $"{name}: Doppler shifts");
        }

        Assert.Equal(expected.GetProperty("sha256_no_doppler").GetString(), Hash(frames, _ => []));
        Assert.Equal(expected.GetProperty("sha256_with_abs_doppler_appended_per_frame").GetString(), Hash(frames, Shifts));
    }

    private static double[] Shifts(CsiFeatures features) => [.. features.Doppler?.Shifts ?? []];

    private static string Hash(IEnumerable<CsiFeatures> frames, Func<CsiFeatures, double[]> last)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var features in frames)
        {
            double[] all = [.. features.Amplitude.Means, .. features.Amplitude.Variances, .. features.Phase.Differences, .. features.Correlation.Matrix.Values, .. features.Spectrum.Values, .. last(features)];
            foreach (var value in all)
            {
                hash.AppendData(BitConverter.GetBytes((Math.Round(value * 1e6, MidpointRounding.ToEven) / 1e6) + 0.0));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static CsiFeatures[] WitnessFeatures()
    {
        var input = Golden.Read("csi", "witness_input.json");
        var shape = input.GetProperty("shape").Deserialize<int[]>()!;
        var (amplitudes, phases) = (Doubles(input, "amplitude_f64_b64"), Doubles(input, "phase_f64_b64"));
        var processor = new CsiProcessor(new() { NoiseThresholdDecibels = -60, SampleRateHz = 100 });
        var extractor = new FeatureExtractor(new() { SampleRateHz = 100 });
        var size = shape[1] * shape[2];
        return [.. Enumerable.Range(0, shape[0]).Select(frame =>
        {
            RealMatrix Part(double[] all) => new(shape[1], shape[2], [.. all.AsSpan(frame * size, size)]);
            var channel = new ChannelMatrix(Part(amplitudes), Part(phases)) { BandwidthHz = input.GetProperty("bandwidth_hz").GetDouble() };
            var features = extractor.Extract(processor.Preprocess(channel), processor.Recent(frame));
            processor.Remember(channel);
            return features;
        })];
    }

    private static double[] Doubles(JsonElement file, string name)
    {
        var bytes = Convert.FromBase64String(file.GetProperty(name).GetString()!);
        return [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BitConverter.ToDouble(bytes, 8 * i))];
    }
}
