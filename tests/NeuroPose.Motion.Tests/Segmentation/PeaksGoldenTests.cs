using System.Text.Json;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Peaks against scipy's, every signal and every criterion.</summary>
public class PeaksGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "find_peaks.json");
    private static readonly JsonElement Widths = Golden.Read("neuropose", "find_peaks_width.json");

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

    public static TheoryData<int, string> AllWidths => GoldenCases.Named(Widths.GetProperty("cases"), one => $"{one.GetProperty("signal")} {one.GetProperty("kwargs")}");

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Widths_are_scipy_s(int index, string name)
    {
        var golden = Widths.GetProperty("cases")[index];
        var kwargs = golden.GetProperty("kwargs");
        var signal = GoldenPoses.Flatten(Widths.GetProperty("signals").GetProperty(golden.GetProperty("signal").GetString()!)).ToArray();
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Criteria(kwargs));
            Assert.Throws<ArgumentOutOfRangeException>(() => Peaks.Widths(signal, [], kwargs.GetProperty("rel_height").GetDouble()));
            return;
        }

        var criteria = Criteria(kwargs);
        var peaks = Peaks.Find(signal, criteria);
        var widths = Peaks.Widths(signal, peaks, criteria.RelativeHeight);

        double[] Numbers(string property) => [.. golden.GetProperty(property).EnumerateArray().Select(GoldenPoses.Number)];
        Assert.True(Numbers("peaks").SequenceEqual(peaks.Select(peak => (double)peak.Index)), name);
        Assert.Equal(Numbers("width_heights"), widths.Select(width => width.Height));
        Assert.Equal(Numbers("left_ips"), widths.Select(width => width.Left));
        Assert.Equal(Numbers("right_ips"), widths.Select(width => width.Right));
        Assert.Equal(Numbers("widths"), widths.Select(width => width.Width));
    }

    private static PeakCriteria Criteria(JsonElement kwargs)
    {
        (double?, double?) Limits(string name) =>
            !kwargs.TryGetProperty(name, out var value) ? (null, null)
            : value.ValueKind == JsonValueKind.Array ? (Optional(value[0]), Optional(value[1]))
            : (Optional(value), null);

        var (plateau, height, threshold, prominence, width) = (Limits("plateau_size"), Limits("height"), Limits("threshold"), Limits("prominence"), Limits("width"));
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
            MinWidth = width.Item1,
            MaxWidth = width.Item2,
            RelativeHeight = Limits("rel_height").Item1 ?? 0.5,
        };
    }

    private static double? Optional(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : GoldenPoses.Number(value);
}
