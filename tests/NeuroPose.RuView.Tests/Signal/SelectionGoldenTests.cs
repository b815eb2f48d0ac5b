using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/selection.json, and every other file of its kind whose stream is there.</summary>
public sealed class SelectionGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "selection.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("selection");

    [StreamTheory("selection")]
    [MemberData(nameof(Files))]
    public void The_selection_is_the_references(string name)
    {
        var (file, stream) = (Golden.Read("csi", name), GoldenStream.Under(name));
        var (moving, still) = (Between(stream, file.GetProperty("motion_frames")), Between(stream, file.GetProperty("static_frames")));
        var result = SubcarrierSelection.ByMotion(moving, still);
        Same(file.GetProperty("default"), result, "default");
        Near.Array(file.GetProperty("extract_selected_first_row"), result.Of(moving).Row(0), 1e-15, "first row");
        Assert.Equal<int>(Indices(file.GetProperty("top5_min3")), SubcarrierSelection.ByMotion(moving, still, count: 5, minimumSensitivity: 3).Indices);
        Same(file.GetProperty("by_variance_top8_on_motion"), SubcarrierSelection.ByVariance(moving, count: 8), "by variance");
    }

    [Fact]
    public void The_partition_is_the_references_where_that_is_fixed()
    {
        foreach (var named in File.GetProperty("mincut_deterministic_only").EnumerateObject())
        {
            var (sensitivities, groups) = (named.Value[0].Deserialize<double[]>()!, named.Value[1]);
            var result = SensitivityPartition.Of(sensitivities);
            Assert.Equal<int>(groups[0].Deserialize<int[]>()!, result.Sensitive);
            Assert.Equal<int>(groups[1].Deserialize<int[]>()!, result.Rest);
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

    private static RealMatrix Between(GoldenStream stream, JsonElement ends) => stream.Between(ends[0].GetInt32(), ends[1].GetInt32());

    private static int[] Indices(JsonElement expected) => expected.GetProperty("indices").Deserialize<int[]>()!;

    private static void Same(JsonElement expected, SubcarrierSelection actual, string what)
    {
        Assert.Equal<int>(Indices(expected), actual.Indices);
        Near.Array(expected.GetProperty("scores"), actual.Scores.AsSpan(), 1e-12, what);
    }
}
