using System.Text.Json;
using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Comparison;

/// <summary>A golden case of dtw.json in the library's words.</summary>
internal static class GoldenComparison
{
    public static ComparisonOptions Options(JsonElement file, JsonElement golden, Backend backend) => new()
    {
        Definition = new() { Backend = backend, Representation = Represented(file, golden) },
        LengthPolicy = LengthPolicy.Strict,
        Alignment = golden.GetProperty("align").GetString() switch
        {
            "none" => null,
            "procrustes_per_frame" => new() { Mode = ProcrustesMode.PerFrame },
            "procrustes_per_sequence" => new() { Mode = ProcrustesMode.PerSequence },
            var other => throw new InvalidOperationException($"The alignment {other} is not known."),
        },
        NanPolicy = golden.GetProperty("nan_policy").GetString() switch
        {
            "propagate" => NanPolicy.Propagate,
            "interpolate" => NanPolicy.Interpolate,
            "drop" => NanPolicy.Drop,
            var other => throw new InvalidOperationException($"The policy {other} is not known."),
        },
    };

    public static ComparisonResult Compare(JsonElement golden, PoseSequence first, PoseSequence second, ComparisonOptions options) => golden.GetProperty("function").GetString() switch
    {
        "dtw_all" => PoseComparison.Whole(first, second, options),
        "dtw_per_joint" => PoseComparison.PerUnit(first, second, options),
        "dtw_relation" => PoseComparison.Relation(first, second, golden.GetProperty("joint_i").GetInt32(), golden.GetProperty("joint_j").GetInt32(), options),
        var other => throw new InvalidOperationException($"The function {other} is not known."),
    };

    public static string RepresentationName(JsonElement golden) =>
        golden.TryGetProperty("representation", out var name) ? name.GetString()! : "relation";

    private static Representation Represented(JsonElement file, JsonElement golden) => RepresentationName(golden) == "angles"
        ? Representation.Angles([.. file.GetProperty("triplets").EnumerateArray().Select(triplet => new AngleDefinition("angle", triplet[0].GetInt32(), triplet[1].GetInt32(), triplet[2].GetInt32()))])
        : Representation.Coordinates;
}
