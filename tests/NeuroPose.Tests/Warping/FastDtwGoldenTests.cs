using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Tests.Warping;

/// <summary>The exact distances that stand beside the golden FastDTW cases.</summary>
public class FastDtwGoldenTests
{
    [Fact]
    public void Exact_distances_of_all_raw_series_are_the_golden_ones()
    {
        var compared = 0;
        foreach (var golden in Golden.Read("neuropose", "fastdtw.json").GetProperty("cases").EnumerateArray())
        {
            if (!golden.TryGetProperty("x", out var x) || !golden.TryGetProperty("exact_distance", out var exact))
            {
                continue;
            }

            FeatureSeries Series(System.Text.Json.JsonElement rows) =>
                new("series", [.. Enumerable.Range(0, rows[0].GetArrayLength()).Select(column => $"c{column}")], "1", GoldenPoses.Flatten(rows).ToArray());

            var expected = GoldenPoses.Number(exact);
            Assert.Equal(expected, Dtw.Distance(Series(x), Series(golden.GetProperty("y"))), 1e-12 * Math.Max(1, expected));
            compared++;
        }

        Assert.True(compared > 20, $"Only {compared} cases were compared.");
    }
}
