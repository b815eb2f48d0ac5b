using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>Every case of csi/phase_sanitizer.json: four methods on three inputs with three configurations.</summary>
public sealed class PhaseSanitizerGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "phase_sanitizer.json");

    public static TheoryData<int> Cases => new(Enumerable.Range(0, File.GetProperty("cases").GetArrayLength()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_sanitizer_gives_the_references_numbers(int index)
    {
        var expected = File.GetProperty("cases")[index];
        var name = $"case {index} ({expected.GetProperty("input")}, {expected.GetProperty("method")})";
        var result = new PhaseSanitizer(OptionsOf(expected)).Sanitize(Input(expected.GetProperty("input").GetString()!));
        Near.Array(expected.GetProperty("unwrapped"), result.Unwrapped, 1e-15, $"{name}: unwrapped");
        Near.Array(expected.GetProperty("sanitized"), result.Phase, 1e-11, $"{name}: sanitized");
        Assert.True(expected.GetProperty("outliers_removed").GetInt32() == result.Outliers, $"{name}: {result.Outliers} outliers.");
    }

    [Fact]
    public void Each_step_gives_the_references_numbers()
    {
        var stages = File.GetProperty("stages_default_on_flatspike");
        var input = Input("flatspike");
        var sanitizer = new PhaseSanitizer();
        Near.Array(stages.GetProperty("smooth"), sanitizer.Smooth(input), 1e-15, "smooth");
        Near.Array(stages.GetProperty("outliers"), PhaseOutliers.Replace(input, 3.0).Phase, 1e-15, "outliers");

        // The file does not name the weight of this stage; 0.1 is the one that gives its numbers.
        var filtered = new PhaseSanitizer(new() { NoiseThreshold = 0.1 }).FilterNoise(input);
        Near.Array(stages.GetProperty("noise"), filtered, 1e-11, "noise");
        var shortInput = RealMatrix.FromRows([.. Enumerable.Range(0, input.Rows).Select(row => input.Row(row)[..17].ToArray())]);
        Near.Array(stages.GetProperty("noise_short17"), sanitizer.FilterNoise(shortInput), 1e-15, "noise below 18 values");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "cfg_noise1", () => _ = new PhaseSanitizer(new() { NoiseThreshold = 1.0 }));
        Near.Words(errors, "cfg_outlier0", () => _ = new PhaseSanitizer(new() { OutlierThreshold = 0.0 }));
        Near.Words(errors, "cfg_window0", () => _ = new PhaseSanitizer(new() { SmoothingWindow = 0 }));
        var sanitizer = new PhaseSanitizer();
        var nothing = new RealMatrix(0, 0, []);
        Near.Words(errors, "empty", () => sanitizer.Sanitize(nothing));
        Near.Words(errors, "unwrap_empty", () => sanitizer.Unwrap(nothing));
        Near.Words(errors, "out_of_range", () => sanitizer.Sanitize(RealMatrix.FromRows([[0.0, 4.0]])));
    }

    private static RealMatrix Input(string name) => RealMatrix.FromRows(File.GetProperty("inputs").GetProperty(name).Deserialize<double[][]>()!);

    private static PhaseSanitizerOptions OptionsOf(JsonElement expected) => new()
    {
        Unwrapping = Enum.Parse<PhaseUnwrapping>(expected.GetProperty("method").GetString()!),
        FiltersNoise = expected.GetProperty("noise_filtering").GetBoolean(),
        NoiseThreshold = expected.GetProperty("noise_threshold").GetDouble(),
        OutlierThreshold = expected.GetProperty("outlier_threshold").GetDouble(),
        SmoothingWindow = expected.GetProperty("smoothing_window").GetInt32(),
    };
}
