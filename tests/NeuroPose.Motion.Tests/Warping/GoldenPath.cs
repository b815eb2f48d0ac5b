using System.Text.Json;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Warping paths as golden files write them: a start, and a letter a step (d both, i first, j second).</summary>
internal static class GoldenPath
{
    public static IReadOnlyList<(int First, int Second)> Of(JsonElement golden)
    {
        var start = golden.GetProperty("start");
        var (first, second) = (start[0].GetInt32(), start[1].GetInt32());
        List<(int First, int Second)> path = [(first, second)];
        foreach (var step in golden.GetProperty("steps").GetString()!)
        {
            first += step == 'j' ? 0 : 1;
            second += step == 'i' ? 0 : 1;
            path.Add((first, second));
        }

        return path;
    }
}
