using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/bvp.json, and every other profile of the folder whose stream is there.</summary>
public sealed class BodyVelocityGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "bvp.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("bvp");

    [StreamTheory("bvp")]
    [MemberData(nameof(Files))]
    public void The_profile_is_the_references(string name)
    {
        var (file, stream) = (Golden.Read("csi", name), GoldenStream.Under(name));
        var frames = file.GetProperty("frames");
        var result = BodyVelocityProfile.Of(stream.Between(frames[0].GetInt32(), frames[1].GetInt32()), file.GetProperty("fs").GetDouble(), Options(file));
        Near.Array(file.GetProperty("data"), result.Values, 1e-12, $"{name}: profile");
        Assert.Equal(file.GetProperty("n_time").GetInt32(), result.Values.Columns);
        Near.Array(file.GetProperty("velocity_bins"), result.MetersPerSecond.AsSpan(), 1e-15, $"{name}: velocities");
    }

    [Fact]
    public void The_velocities_and_times_are_the_references()
    {
        var frames = File.GetProperty("frames");
        var rows = frames[1].GetInt32() - frames[0].GetInt32();
        var result = BodyVelocityProfile.Of(new(rows, 1, [.. new double[rows]]), File.GetProperty("fs").GetDouble(), Options(File));
        Near.Array(File.GetProperty("velocity_bins"), result.MetersPerSecond.AsSpan(), 1e-15, "velocities");
        Near.Number(File.GetProperty("velocity_resolution"), result.MetersPerSecondPerRow, 1e-15, "velocity step");
        Near.Number(File.GetProperty("time_resolution"), result.SecondsPerColumn, 1e-15, "time step");
    }

    [Fact]
    public void The_attention_is_the_references()
    {
        var expected = File.GetProperty("attention");
        var sensitivities = expected.GetProperty("sensitivity").Deserialize<float[]>()!;
        var spectra = Enumerable.Range(0, sensitivities.Length).Select(i => Enumerable.Range(0, expected.GetProperty("out_f32").GetArrayLength()).Select(j => ((5 * i) + (3 * j)) % 11 / 8f).ToArray()).ToArray();
        var result = VelocityAttention.Combine(spectra, sensitivities);
        Near.Array(expected.GetProperty("out_f32"), result.Select(value => (double)value).ToArray(), 1e-6, "attention");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "hop0", () => BodyVelocityProfile.Of(new(200, 1, [.. new double[200]]), 20, new() { HopSize = 0 }));
        Near.Words(errors, "no_sc", () => BodyVelocityProfile.Of(new(200, 0, []), 20));
        Near.Words(errors, "short", () => BodyVelocityProfile.Of(new(10, 1, [.. new double[10]]), 20));
    }

    private static BodyVelocityOptions Options(JsonElement file) => new()
    {
        CarrierHz = file.GetProperty("config").GetProperty("carrier_frequency").GetDouble(),
        HopSize = file.GetProperty("config").GetProperty("hop_size").GetInt32(),
        MaxMetersPerSecond = file.GetProperty("config").GetProperty("max_velocity").GetDouble(),
        VelocityBins = file.GetProperty("config").GetProperty("n_velocity_bins").GetInt32(),
        WindowSize = file.GetProperty("config").GetProperty("window_size").GetInt32(),
    };
}
