using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Tests.Signal;

/// <summary>All of csi/selection.json.</summary>
public sealed class SelectionGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "selection.json");

    [StreamFact("selection.json")]
    public void The_selection_is_the_references()
    {
        var stream = GoldenStream.Read(GoldenStream.StreamOf("selection.json"));
        var (moving, still) = (Between(stream, "motion_frames"), Between(stream, "static_frames"));
        var result = SubcarrierSelection.ByMotion(moving, still);
        Same(File.GetProperty("default"), result, "default");
        Near.Array(File.GetProperty("extract_selected_first_row"), result.Of(moving).Row(0), 1e-15, "first row");
        Assert.Equal<int>(Indices(File.GetProperty("top5_min3")), SubcarrierSelection.ByMotion(moving, still, count: 5, minimumSensitivity: 3).Indices);
        Same(File.GetProperty("by_variance_top8_on_motion"), SubcarrierSelection.ByVariance(moving, count: 8), "by variance");
    }

    [Fact]
    public void The_partition_is_the_references_where_that_is_fixed()
    {
        foreach (var name in new[] { "tiny", "spread" })
        {
            var expected = File.GetProperty("mincut_deterministic_only").GetProperty(name);
            var sensitivities = name == "tiny" ? [1.0, 2.0, 3.0] : expected[0].EnumerateArray().Select(value => value.GetDouble()).ToArray();
            var result = SensitivityPartition.Of(sensitivities);
            Assert.Equal<int>(expected[1][0].Deserialize<int[]>()!, result.Sensitive);
            Assert.Equal<int>(expected[1][1].Deserialize<int[]>()!, result.Rest);
        }
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "mismatch", () => SubcarrierSelection.ByMotion(Zeros(56), Zeros(3)));
        Near.Words(errors, "none", () => SubcarrierSelection.ByMotion(Zeros(56), Zeros(56)).Of(Zeros(56)));
        var elsewhere = SubcarrierSelection.ByVariance(Zeros(100), count: 100);
        Near.Words(errors, "oob", () => (elsewhere with { Indices = [99] }).Of(Zeros(56)));
    }

    private static RealMatrix Zeros(int subcarriers) => new(2, subcarriers, [.. new double[2 * subcarriers]]);

    private static RealMatrix Between(GoldenStream stream, string what)
    {
        var ends = File.GetProperty(what);
        return stream.Between(ends[0].GetInt32(), ends[1].GetInt32());
    }

    private static int[] Indices(JsonElement expected) => expected.GetProperty("indices").Deserialize<int[]>()!;

    private static void Same(JsonElement expected, SubcarrierSelection actual, string what)
    {
        Assert.Equal<int>(Indices(expected), actual.Indices);
        Near.Array(expected.GetProperty("scores"), actual.Scores.AsSpan(), 1e-12, what);
    }
}
