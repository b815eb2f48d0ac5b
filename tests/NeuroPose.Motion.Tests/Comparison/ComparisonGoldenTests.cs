using System.Text.Json;
using NeuroPose.Comparison;
using NeuroPose.Motion.Tests.Warping;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Comparison;

/// <summary>
/// Whole poses, joints, angles and relations, aligned or not, under each policy for missing numbers: with FastDTW the reference's
/// distances and paths, with exact DTW the exact distances, and where the reference refuses, a refusal.
/// </summary>
public class ComparisonGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "dtw.json");

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (golden, index) in File.GetProperty("cases").EnumerateArray().Select((golden, index) => (golden, index)))
            {
                data.Add(index, $"{Text(golden, "pair")} {Text(golden, "function")} {Text(golden, "align")} {GoldenComparison.RepresentationName(golden)} {Text(golden, "nan_policy")}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_comparison_gives_the_reference_s_numbers_or_refuses_as_it_does(int index, string name)
    {
        var golden = File.GetProperty("cases")[index];
        var (first, second) = Pair(Text(golden, "pair"));
        var reference = GoldenComparison.Options(File, golden, Backend.FastDtw(radius: 1));

        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.ThrowsAny<NeuroPoseException>(() => GoldenComparison.Compare(golden, first, second, reference));
            return;
        }

        var fast = GoldenComparison.Compare(golden, first, second, reference);
        var exact = GoldenComparison.Compare(golden, first, second, GoldenComparison.Options(File, golden, Backend.Exact));

        Assert.Empty(fast.Notes);
        if (golden.TryGetProperty("distances", out var distances))
        {
            Close(golden, name, golden.GetProperty("sum_distance"), fast.Distance);
            Close(golden, name, distances, fast);
            Close(golden, name, golden.GetProperty("exact_distances"), exact);
            foreach (var unit in golden.GetProperty("units").EnumerateObject())
            {
                SamePath(unit.Value, fast.Units[int.Parse(unit.Name, System.Globalization.CultureInfo.InvariantCulture)]);
            }

            return;
        }

        Close(golden, name, golden.GetProperty("distance"), fast.Distance);
        Close(golden, name, golden.GetProperty("exact_distance"), exact.Distance);
        SamePath(golden, Assert.Single(fast.Units));
    }

    private static void Close(JsonElement golden, string name, JsonElement expected, ComparisonResult actual)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Units.Count);
        for (var unit = 0; unit < actual.Units.Count; unit++)
        {
            Close(golden, $"{name}, {actual.Units[unit].Name}", expected[unit], actual.Units[unit].Distance);
        }
    }

    private static void Close(JsonElement golden, string name, JsonElement number, double actual)
    {
        var expected = GoldenPoses.Number(number);
        var aligned = Text(golden, "align") != "none";
        var collapsed = aligned && GoldenComparison.RepresentationName(golden) == "angles" && File.GetProperty("pairs").GetProperty(Text(golden, "pair")).GetRawText().Contains("degenerate", StringComparison.Ordinal);
        var tolerance = expected < 1e-6 ? 1e-6 : Math.Max(collapsed ? 1e-7 : 0, (aligned ? 1e-10 : 1e-12) * expected);
        Assert.True(Math.Abs(expected - actual) <= tolerance, FormattableString.Invariant($"{name}: expected {expected}, got {actual}."));
    }

    private static void SamePath(JsonElement golden, UnitComparison unit)
    {
        var unstable = golden.TryGetProperty("path_stable", out var stable) && !stable.GetBoolean();
        if (!unstable && GoldenPoses.Number(golden.GetProperty("distance")) >= 1e-6)
        {
            Assert.Equal(GoldenPath.Of(golden), unit.Warping.Path);
        }
    }

    private static (PoseSequence First, PoseSequence Second) Pair(string name)
    {
        var pair = File.GetProperty("pairs").GetProperty(name);
        PoseSequence Side(string side) => GoldenPoses.FromClip(pair.GetProperty(side).GetProperty("input").GetString()!, pair.GetProperty(side).GetProperty("frames"));
        return (Side("a"), Side("b"));
    }

    private static string Text(JsonElement golden, string field) => golden.GetProperty(field).GetString()!;
}
