using System.Text.Json;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>Statistics, normalization and padding against the reference's.</summary>
public class FeaturesGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "features.json");

    public static TheoryData<int, string> Statistics => Cases("statistics", one => one.GetProperty("values"), depth: 1);

    public static TheoryData<int, string> Normalized => Cases("normalize", one => one.TryGetProperty("sequence", out var sequence) ? sequence : default, depth: 3);

    public static TheoryData<int, string> Padded => GoldenCases.Named(File.GetProperty("pad"), one => one.GetProperty("case").GetString()!);

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Statistics_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("statistics")[index];
        var values = GoldenPoses.Flatten(golden.GetProperty("values")).ToArray();
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentException>(() => SignalStatistics.Of(values));
            return;
        }

        var (mean, std, min, max, range) = SignalStatistics.Of(values);

        string[] order = ["mean", "std", "min", "max", "range"];
        GoldenNumbers.AssertClose([.. order.Select(field => GoldenPoses.Number(golden.GetProperty("stats").GetProperty(field)))], [mean, std, min, max, range], name);
    }

    [Theory]
    [MemberData(nameof(Normalized))]
    public void Normalized_poses_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("normalize")[index];
        var poses = golden.TryGetProperty("sequence", out var sequence)
            ? GoldenPoses.FromLists(sequence)
            : GoldenPoses.FromClip(golden.GetProperty("input").GetString()!, golden.GetProperty("frames"));
        var axisWise = golden.GetProperty("axis_wise").GetBoolean();
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentException>(() => poses.Normalize(axisWise));
            return;
        }

        GoldenNumbers.AssertClose(GoldenPoses.Flatten(golden.GetProperty("result")).ToArray(), poses.Normalize(axisWise).Coordinates.ToArray(), name);
    }

    [Theory]
    [MemberData(nameof(Padded))]
    public void Padded_sequences_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("pad")[index];
        PoseSequence[] sequences = [.. golden.GetProperty("sequences").EnumerateArray().Select(GoldenPoses.FromLists)];
        int? target = golden.GetProperty("target_length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt32() : null;
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentException>(() => Padding.Pad(sequences, target));
            return;
        }

        var padded = Padding.Pad(sequences, target);

        Assert.Equal(GoldenPoses.Flatten(golden.GetProperty("result_lengths")), padded.Select(one => (double)one.FrameCount));
        GoldenNumbers.AssertClose(GoldenPoses.Flatten(golden.GetProperty("result")).ToArray(), [.. padded.SelectMany(one => one.Coordinates.ToArray())], name);
    }

    /// <summary>Arrays of another shape cannot be expressed here: a signal is a list and a pose has three coordinates, by type.</summary>
    private static TheoryData<int, string> Cases(string part, Func<JsonElement, JsonElement> array, int depth)
    {
        var data = new TheoryData<int, string>();
        foreach (var row in GoldenCases.Named(File.GetProperty(part), one => one.GetProperty("case").GetString()!))
        {
            var (index, name) = ((int)row[0], (string)row[1]);
            var shape = Shape(array(File.GetProperty(part)[index]));
            if (shape.Length == 0 || (shape.Length == depth && (depth < 3 || shape[^1] == 3)))
            {
                data.Add(index, name);
            }
        }

        return data;
    }

    private static int[] Shape(JsonElement array) =>
        array.ValueKind != JsonValueKind.Array ? [] : array.GetArrayLength() == 0 ? [0] : [array.GetArrayLength(), .. Shape(array[0])];
}
