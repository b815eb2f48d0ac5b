using System.Globalization;
using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/fresnel.json.</summary>
public sealed class FresnelGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "fresnel.json");

    private static FresnelGeometry Geometry { get; } = new(
        File.GetProperty("geometry").GetProperty("d1").GetDouble(),
        File.GetProperty("geometry").GetProperty("d2").GetDouble(),
        File.GetProperty("geometry").GetProperty("f").GetDouble());

    [Fact]
    public void The_zones_have_the_references_sizes()
    {
        var expected = File.GetProperty("geometry");
        Near.Number(expected.GetProperty("wavelength"), Geometry.WavelengthMeters, 1e-15, "wavelength");
        Near.Array(expected.GetProperty("radius"), new[] { 1, 2, 5 }.Select(Geometry.ZoneRadiusMeters).ToArray(), 1e-14, "zones 1, 2 and 5");
        double[] displacements = [0.001, 0.005, 0.012, 0.02];
        Near.Array(expected.GetProperty("phase_change"), displacements[..3].Select(Geometry.PhaseChange).ToArray(), 1e-14, "phase change");
        Near.Array(expected.GetProperty("amp_variation"), displacements.Select(Geometry.AmplitudeVariation).ToArray(), 1e-13, "amplitude variation");
    }

    [Fact]
    public void The_confidence_is_the_references()
    {
        foreach (var pair in File.GetProperty("confidence").EnumerateArray())
        {
            Near.Within(pair[1].GetDouble(), FresnelBreathing.Confidence(Geometry, pair[0].GetDouble()), 1e-9, $"variation {pair[0]}");
        }
    }

    [Fact]
    public void The_breathing_rate_is_the_references()
    {
        var stream = GoldenStream.Under("fresnel.json");
        var frames = int.Parse(File.GetProperty("stream").GetString()!.Split(' ')[2], CultureInfo.InvariantCulture);
        foreach (var expected in File.GetProperty("estimates").EnumerateArray())
        {
            var subcarrier = expected.GetProperty("subcarrier").GetInt32();
            var result = FresnelBreathing.Estimate(Geometry, stream.Amplitudes.Column(subcarrier).AsSpan(0, frames), stream.SampleRateHz);
            Near.Within(expected.GetProperty("rate_bpm").GetDouble(), result.PerMinute, 1e-9, $"subcarrier {subcarrier}: rate");
            Near.Within(expected.GetProperty("period_seconds").GetDouble(), result.PeriodSeconds, 1e-9, $"subcarrier {subcarrier}: period");
            Near.Within(expected.GetProperty("autocorrelation_peak").GetDouble(), result.AutocorrelationPeak, 1e-12, $"subcarrier {subcarrier}: peak");
            Near.Number(expected.GetProperty("amplitude_variation"), result.AmplitudeVariation, 1e-14, $"subcarrier {subcarrier}: variation");
            Near.Within(expected.GetProperty("fresnel_confidence").GetDouble(), result.FresnelConfidence, 1e-9, $"subcarrier {subcarrier}: Fresnel confidence");
            Near.Within(expected.GetProperty("confidence").GetDouble(), result.Confidence, 1e-9, $"subcarrier {subcarrier}: confidence");
        }
    }

    [Fact]
    public void The_geometry_is_solved_as_the_reference_does()
    {
        foreach (var expected in File.GetProperty("solve_geometry_f32").EnumerateArray())
        {
            var observations = expected.GetProperty("obs").EnumerateArray().Select(pair => (pair[0].GetSingle(), pair[1].GetSingle())).ToArray();
            var result = FresnelGeometry.SolveReference(observations, expected.GetProperty("d_total").GetSingle());
            if (expected.GetProperty("result").ValueKind == JsonValueKind.Null)
            {
                Assert.Null(result);
            }
            else
            {
                Near.Array(expected.GetProperty("result"), [result!.Value.TransmitterToBody, result.Value.BodyToReceiver], 1e-6, "distances");
            }
        }
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "dist", () => _ = new FresnelGeometry(0, 1, 5e9));
        Near.Words(errors, "freq", () => _ = new FresnelGeometry(1, 1, 0));
        Near.Words(errors, "flat", () => FresnelBreathing.Estimate(Geometry, new double[400], 20));
        Near.Words(errors, "short", () => FresnelBreathing.Estimate(Geometry, new double[5], 20));
        Near.Words(errors, "window", () => FresnelBreathing.Estimate(Geometry, new double[11], 20));
    }
}
