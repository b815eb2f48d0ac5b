using System.Text.Json;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Peaks against scipy's, every signal and every criterion.</summary>
public class PeaksGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "find_peaks.json");

    public static TheoryData<int, string> All => GoldenCases.Named(File.GetProperty("cases"), one => $"{one.GetProperty("signal")} {one.GetProperty("kwargs")}");

    [Theory]
    [MemberData(nameof(All))]
    public void Peaks_are_scipy_s(int index, string name)
    {
        var golden = File.GetProperty("cases")[index];
        var signal = GoldenPoses.Flatten(File.GetProperty("signals").GetProperty(golden.GetProperty("signal").GetString()!)).ToArray();
        var criteria = Criteria(golden.GetProperty("kwargs"));
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Peaks.Find(signal, criteria));
            return;
        }

        var peaks = Peaks.Find(signal, criteria);

        var expected = golden.GetProperty("prominences").EnumerateArray().Select(GoldenPoses.Number).ToArray();
        Assert.True(GoldenPoses.Flatten(golden.GetProperty("peaks")).SequenceEqual(peaks.Select(peak => (double)peak.Index)), name);
        Assert.Equal(expected, peaks.Select(peak => peak.Prominence));
        Assert.All(peaks, peak => Assert.Equal(signal[peak.Index], peak.Height));
    }

    private static PeakCriteria Criteria(JsonElement kwargs)
    {
        (double?, double?) Limits(string name) =>
            !kwargs.TryGetProperty(name, out var value) ? (null, null)
            : value.ValueKind == JsonValueKind.Array ? (Optional(value[0]), Optional(value[1]))
            : (Optional(value), null);

        var (plateau, height, threshold, prominence) = (Limits("plateau_size"), Limits("height"), Limits("threshold"), Limits("prominence"));
        return new()
        {
            MinPlateau = plateau.Item1,
            MaxPlateau = plateau.Item2,
            MinHeight = height.Item1,
            MaxHeight = height.Item2,
            MinThreshold = threshold.Item1,
            MaxThreshold = threshold.Item2,
            MinDistance = Limits("distance").Item1,
            MinProminence = prominence.Item1,
            MaxProminence = prominence.Item2,
        };
    }

    private static double? Optional(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : GoldenPoses.Number(value);
}
