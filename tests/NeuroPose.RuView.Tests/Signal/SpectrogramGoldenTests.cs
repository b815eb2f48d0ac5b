using System.Collections.Immutable;
using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/spectrogram.json: windows and sizes, the gate, errors.</summary>
public sealed class SpectrogramGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "spectrogram.json");

    public static TheoryData<int> Cases => new(Enumerable.Range(0, File.GetProperty("cases").GetArrayLength()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_spectrogram_has_the_references_numbers(int index)
    {
        var expected = File.GetProperty("cases")[index];
        var stream = GoldenStream.Under("spectrogram.json");
        var signal = stream.Amplitudes.Column(File.GetProperty("subcarrier").GetInt32()).AsSpan(0, File.GetProperty("n").GetInt32());
        var result = Spectrogram.Of(signal, File.GetProperty("fs").GetDouble(), new()
        {
            WindowSize = expected.GetProperty("size").GetInt32(),
            HopSize = expected.GetProperty("hop").GetInt32(),
            IsPower = expected.GetProperty("power").GetBoolean(),
            Window = Enum.Parse<WindowFunction>(expected.GetProperty("window").GetString()!),
        });
        var name = $"case {index} ({expected.GetProperty("window")}, {expected.GetProperty("size")})";
        Assert.Equal((expected.GetProperty("n_freq").GetInt32(), expected.GetProperty("n_time").GetInt32()), (result.Values.Rows, result.Values.Columns));
        Near.Array(expected.GetProperty("data"), result.Values, 1e-12, name);
        Near.Number(expected.GetProperty("freq_resolution"), result.HertzPerRow, 1e-15, $"{name}: frequency step");
        Near.Number(expected.GetProperty("time_resolution"), result.SecondsPerColumn, 1e-15, $"{name}: time step");
    }

    [Fact]
    public void The_gate_has_the_references_numbers()
    {
        var gate = File.GetProperty("gate");
        var spectrogram = new RealMatrix(gate.GetProperty("n_freq").GetInt32(), gate.GetProperty("n_time").GetInt32(), gate.GetProperty("input_f32").Deserialize<ImmutableArray<double>>());
        Near.Array(gate.GetProperty("output_f32"), SpectrogramGate.ApplyAsReference(spectrogram, gate.GetProperty("lambda").GetSingle()), 1e-6, "gate");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "hop0", () => Spectrogram.Of(new double[300], 20, new() { HopSize = 0 }));
        Near.Words(errors, "short", () => Spectrogram.Of([1.0], 20));
    }
}
