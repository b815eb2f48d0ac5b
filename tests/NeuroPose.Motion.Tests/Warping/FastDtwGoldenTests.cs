using System.Text.Json;
using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>FastDTW of radius 0, 1 and 3 against the reference's pure-Python one, and exact DTW beside it, on raw series.</summary>
public class FastDtwGoldenTests
{
    private static readonly JsonElement Cases = Golden.Read("neuropose", "fastdtw.json").GetProperty("cases");

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < Cases.GetArrayLength(); index++)
            {
                var golden = Cases[index];
                data.Add(index, $"{golden.GetProperty("kind")} {golden.GetProperty("n")} × {golden.GetProperty("m")} radius {golden.GetProperty("radius")}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void FastDTW_gives_the_reference_s_distance_and_path(int index, string name)
    {
        var golden = Cases[index];
        var (first, second) = Inputs(index);
        var exact = GoldenPoses.Number(golden.GetProperty("exact_distance"));
        var definition = new DtwDefinition { Backend = Backend.FastDtw(golden.GetProperty("radius").GetInt32()) };

        var result = Dtw.Align(first, second, definition);

        Close(exact, Dtw.Distance(first, second), name);
        if (!golden.GetProperty("ok").GetBoolean())
        {
            // The reference dies here, on a window that stops short of an odd last frame. Ours goes on to the end.
            Assert.Equal(0, golden.GetProperty("radius").GetInt32());
            Assert.Equal((first.Length - 1, second.Length - 1), result.Path[^1]);
            Assert.True(result.Distance >= exact * (1 - 1e-12), name);
            return;
        }

        Close(GoldenPoses.Number(golden.GetProperty("distance")), result.Distance, name);
        Close(GoldenPoses.Number(golden.GetProperty("distance")), Dtw.Distance(first, second, definition), name);
        if (!golden.TryGetProperty("path_stable", out var stable) || stable.GetBoolean())
        {
            Assert.Equal(GoldenPath.Of(golden), result.Path);
        }
    }

    private static void Close(double expected, double actual, string name) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, expected), FormattableString.Invariant($"{name}: expected {expected}, got {actual}."));

    /// <summary>A case's own series, or those of the radius-1 case before it.</summary>
    private static (FeatureSeries First, FeatureSeries Second) Inputs(int index)
    {
        while (!Cases[index].TryGetProperty("x", out _))
        {
            index--;
        }

        return (Series("x", Cases[index]), Series("y", Cases[index]));
    }

    private static FeatureSeries Series(string name, JsonElement golden)
    {
        var rows = golden.GetProperty(name);
        return new(name, [.. Enumerable.Range(0, rows[0].GetArrayLength()).Select(column => $"c{column}")], "1", GoldenPoses.Flatten(rows).ToArray());
    }
}
