using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Tests.Signal;

/// <summary>All of csi/bvp.json.</summary>
public sealed class BodyVelocityGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "bvp.json");

    private static BodyVelocityOptions Options { get; } = new()
    {
        CarrierHz = File.GetProperty("config").GetProperty("carrier_frequency").GetDouble(),
        HopSize = File.GetProperty("config").GetProperty("hop_size").GetInt32(),
        MaxMetersPerSecond = File.GetProperty("config").GetProperty("max_velocity").GetDouble(),
        VelocityBins = File.GetProperty("config").GetProperty("n_velocity_bins").GetInt32(),
        WindowSize = File.GetProperty("config").GetProperty("window_size").GetInt32(),
    };

    [StreamFact("bvp.json")]
    public void The_profile_is_the_references()
    {
        var stream = GoldenStream.Read(GoldenStream.StreamOf("bvp.json"));
        var frames = File.GetProperty("frames");
        var result = BodyVelocityProfile.Of(stream.Between(frames[0].GetInt32(), frames[1].GetInt32()), File.GetProperty("fs").GetDouble(), Options);
        Near.Array(File.GetProperty("data"), result.Values, 1e-12, "profile");
        Assert.Equal(File.GetProperty("n_time").GetInt32(), result.Values.Columns);
    }

    [Fact]
    public void The_velocities_and_times_are_the_references()
    {
        var frames = File.GetProperty("frames");
        var rows = frames[1].GetInt32() - frames[0].GetInt32();
        var result = BodyVelocityProfile.Of(new(rows, 1, [.. new double[rows]]), File.GetProperty("fs").GetDouble(), Options);
        Near.Array(File.GetProperty("velocity_bins"), result.MetersPerSecond.AsSpan(), 1e-15, "velocities");
        Near.Number(File.GetProperty("velocity_resolution"), result.MetersPerSecondPerRow, 1e-15, "velocity step");
        Near.Number(File.GetProperty("time_resolution"), result.SecondsPerColumn, 1e-15, "time step");
    }

    [Fact]
    public void The_attention_is_the_references()
    {
        var expected = File.GetProperty("attention");
        var sensitivities = expected.GetProperty("sensitivity").Deserialize<float[]>()!;
        var spectra = Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 8).Select(j => ((5 * i) + (3 * j)) % 11 / 8f).ToArray()).ToArray();
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
}
