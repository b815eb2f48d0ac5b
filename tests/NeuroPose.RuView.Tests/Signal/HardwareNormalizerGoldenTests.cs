using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/hardware_norm.json, and every other file of its kind whose stream is there.</summary>
public sealed class HardwareNormalizerGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "hardware_norm.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("hardware_norm");

    [StreamTheory("hardware_norm")]
    [MemberData(nameof(Files))]
    public void The_normalized_frames_are_the_references(string file)
    {
        var stream = GoldenStream.Under(file);
        foreach (var expected in Golden.Read("csi", file).GetProperty("cases").EnumerateArray())
        {
            var length = expected.GetProperty("n").GetInt32();
            double[] Input(RealMatrix matrix) => [.. Enumerable.Range(0, length).Select(j => matrix[200 + (j / 56), j % 56])];
            var statistics = expected.GetProperty("stats");
            var result = new HardwareNormalizer
            {
                CanonicalSubcarriers = expected.GetProperty("canonical").GetInt32(),
                AmplitudeStatistics = statistics.ValueKind == JsonValueKind.Null ? null : (statistics[0].GetDouble(), statistics[1].GetDouble()),
            }.Normalize(Input(stream.Amplitudes), Input(stream.Phases));
            var name = $"{file}: {expected.GetProperty("hardware")} of {length} subcarriers";
            Assert.Equal(expected.GetProperty("hardware").GetString(), result.Hardware.Name);
            Near.Array(expected.GetProperty("amplitude"), [.. result.Amplitudes.Select(value => (double)value)], 1e-6, $"{name}: amplitude");
            Near.Array(expected.GetProperty("phase"), [.. result.Phases.Select(value => (double)value)], 1e-6, $"{name}: phase");
        }
    }

    [Fact]
    public void The_number_of_subcarriers_names_the_radio()
    {
        foreach (var expected in File.GetProperty("detect").EnumerateArray())
        {
            var hardware = WifiHardware.FromSubcarriers(expected[0].GetInt32());
            Assert.Equal(expected[1].GetString(), hardware.Name);
            Assert.Equal((expected[2].GetInt32(), expected[3].GetInt32()), (hardware.Subcarriers, hardware.Streams));
        }
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "canonical0", () => _ = new HardwareNormalizer { CanonicalSubcarriers = 0 });
        Near.Words(errors, "empty", () => new HardwareNormalizer().Normalize([], []));
        Near.Words(errors, "mismatch", () => new HardwareNormalizer().Normalize([1, 2], [1]));
    }
}
