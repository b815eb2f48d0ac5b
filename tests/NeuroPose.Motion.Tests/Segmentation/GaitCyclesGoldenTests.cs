using System.Text.Json;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Gait cycles against the reference's, which asks for no prominence unless told.</summary>
public class GaitCyclesGoldenTests
{
    private static readonly JsonElement Cases = Golden.Read("neuropose", "segmentation.json").GetProperty("gait");

    public static TheoryData<int, string> All => GoldenCases.Named(Cases, one => $"{one.GetProperty("function")} {one.GetProperty("input")} {one.GetProperty("kwargs")}");

    [Theory]
    [MemberData(nameof(All))]
    public void Gait_cycles_are_the_reference_s(int index, string name)
    {
        var golden = Cases[index];
        var kwargs = golden.GetProperty("kwargs");
        var bilateral = golden.GetProperty("function").GetString() == "segment_gait_cycles_bilateral";
        var trial = GoldenTrials.Load(golden.GetProperty("input").GetString()!);
        var options = GaitCycleOptions.Reference with
        {
            Joint = bilateral ? (Joint?)null : Text(kwargs, "joint") ?? "rhee",
            Axis = "xyz".IndexOf(Text(kwargs, "axis") ?? "y", StringComparison.Ordinal),
            Invert = kwargs.TryGetProperty("invert", out var invert) && invert.GetBoolean(),
            MinCycleSeconds = GoldenTrials.Optional(kwargs, "min_cycle_seconds") ?? 0.4,
            MinProminenceMillimeters = GoldenTrials.Optional(kwargs, "min_prominence"),
        };
        IEnumerable<KeyValuePair<string, TrialSegments>> Detect() => bilateral
            ? GaitCycles.DetectBoth(trial.Poses(), options)
            : [new("", GaitCycles.Detect(trial.Poses(), Side.Right, options))];

        if (!golden.GetProperty("ok").GetBoolean())
        {
            var problem = Record.Exception(Detect);
            var mended = GoldenTrials.IsMendedGap(golden, trial, person: 0) && options.Joint != "nope";
            Assert.True(mended ? problem is null : problem is ArgumentException or NeuroPoseException, $"{name}: {problem}");
            return;
        }

        var expected = bilateral
            ? golden.GetProperty("segmentations").EnumerateObject().Select(side => (side.Name, side.Value))
            : [("", golden.GetProperty("segmentation"))];
        foreach (var ((key, value), found) in expected.Zip(Detect()))
        {
            Assert.Equal(key, found.Key);
            GoldenTrials.AssertSame(GoldenTrials.Segmentation(value), found.Value, name);
        }
    }

    private static string? Text(JsonElement kwargs, string name) => kwargs.TryGetProperty(name, out var value) ? value.GetString() : null;
}
