using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests;

/// <summary>Poses as golden files give them.</summary>
internal static class GoldenPoses
{
    /// <summary>Nested lists, frames × joints × 3.</summary>
    public static PoseSequence FromLists(JsonElement lists)
    {
        var frames = lists.EnumerateArray().ToList();
        var joints = frames.Count > 0 ? frames[0].GetArrayLength() : 1;
        return new(Skeleton.Unnamed(joints), double.NaN, Flatten(lists).ToArray());
    }

    /// <summary>A clip of the golden pipeline, person 0, whole or cut to [start, end).</summary>
    public static PoseSequence FromClip(string input, JsonElement? range = null)
    {
        var poses = VideoPredictions.Load(Golden.PathTo(["neuropose", .. input.Split('/')])).Poses();
        return range is { } cut ? poses.Slice(cut[0].GetInt32(), cut[1].GetInt32()) : poses;
    }

    /// <summary>All numbers of nested lists, in order; the strings NaN and Infinity are numbers.</summary>
    public static IEnumerable<double> Flatten(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flatten) : [Number(value)];

    public static double Number(JsonElement value) => value.Deserialize<double>(Golden.Options);
}
