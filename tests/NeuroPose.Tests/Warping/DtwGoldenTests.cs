using System.Text.Json;
using NeuroPose.Alignment;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Tests.Warping;

/// <summary>Exact DTW against the golden exact distances: whole poses, each joint, relations; aligned and not.</summary>
public class DtwGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "dtw.json");

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (golden, index) in File.GetProperty("cases").EnumerateArray().Select((golden, index) => (golden, index)))
            {
                // Policies for NaN belong to the analysis functions; here the input is finite, and all policies give one number.
                if (golden.GetProperty("ok").GetBoolean()
                    && golden.GetProperty("nan_policy").GetString() == "propagate"
                    && (golden.TryGetProperty("exact_distance", out _) || golden.TryGetProperty("exact_distances", out _)))
                {
                    data.Add(index, $"{golden.GetProperty("pair")} {golden.GetProperty("function")} {golden.GetProperty("align")} {RepresentationName(golden)}");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_exact_distance_is_the_golden_one(int index, string name)
    {
        var golden = File.GetProperty("cases")[index];
        var (first, second) = Pair(golden.GetProperty("pair").GetString()!);
        first = Aligned(first, second, golden.GetProperty("align").GetString()!);
        var (one, other) = (Represented(golden, first), Represented(golden, second));
        var aligned = golden.GetProperty("align").GetString() != "none";

        if (golden.TryGetProperty("exact_distance", out var whole))
        {
            Compare(GoldenPoses.Number(whole), one, other, aligned, name);
            return;
        }

        var units = golden.GetProperty("exact_distances");
        var width = one.Dimensions / units.GetArrayLength();
        for (var unit = 0; unit < units.GetArrayLength(); unit++)
        {
            Compare(GoldenPoses.Number(units[unit]), Columns(one, unit * width, width), Columns(other, unit * width, width), aligned, name);
        }
    }

    private static void Compare(double expected, FeatureSeries first, FeatureSeries second, bool aligned, string name)
    {
        var distance = Dtw.Distance(first, second);

        var tolerance = expected < 1e-6 ? 1e-6
            : name.Contains("degenerate", StringComparison.Ordinal) && aligned ? 1e-7
            : (aligned ? 1e-10 : 1e-12) * expected;
        Assert.Equal(expected, distance, tolerance);
        Assert.Equal(distance, Dtw.Align(first, second).Distance);
    }

    private static FeatureSeries Columns(FeatureSeries series, int from, int width) =>
        new(series.Label, [.. series.Names.Skip(from).Take(width)], series.Unit, Enumerable.Range(0, series.Length).SelectMany(frame => series[frame].Slice(from, width).ToArray()).ToArray());

    private static (PoseSequence First, PoseSequence Second) Pair(string name)
    {
        var pair = File.GetProperty("pairs").GetProperty(name);
        PoseSequence Side(string side) => GoldenPoses.FromClip(pair.GetProperty(side).GetProperty("input").GetString()!, pair.GetProperty(side).GetProperty("frames"));
        return (Side("a"), Side("b"));
    }

    private static PoseSequence Aligned(PoseSequence first, PoseSequence second, string align) => align switch
    {
        "none" => first,
        "procrustes_per_frame" => Procrustes.Align(first, second, new() { Mode = ProcrustesMode.PerFrame }).Aligned,
        _ => Procrustes.Align(first, second).Aligned,
    };

    private static string RepresentationName(JsonElement golden) =>
        golden.TryGetProperty("representation", out var name) ? name.GetString()! : "relation";

    private static FeatureSeries Represented(JsonElement golden, PoseSequence poses)
    {
        var representation = RepresentationName(golden) switch
        {
            "relation" => Representation.Relation(golden.GetProperty("joint_i").GetInt32(), golden.GetProperty("joint_j").GetInt32()),
            "coords" => Representation.Coordinates,
            _ => Representation.Angles([.. File.GetProperty("triplets").EnumerateArray().Select(triplet => new AngleDefinition("angle", triplet[0].GetInt32(), triplet[1].GetInt32(), triplet[2].GetInt32()))]),
        };
        return representation.Features(poses);
    }
}
