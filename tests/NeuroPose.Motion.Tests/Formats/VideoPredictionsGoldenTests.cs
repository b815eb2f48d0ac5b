using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Files of the reference: what it wrote, what it accepts and what it refuses.</summary>
public class VideoPredictionsGoldenTests
{
    public static TheoryData<string> Clips =>
        [.. Directory.EnumerateFiles(Golden.PathTo("neuropose", "pipeline", "data"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<int, string> ValidationCases => GoldenCases.Of("validation.json", "models", "model", model => model is "VideoPredictions" or "SegmentationConfig" or "Segment");

    public static TheoryData<int, string> ParsingCases => GoldenCases.Of("parsing.json", "json", "note", _ => true);

    [Fact]
    public void What_the_reference_wrote_is_saved_again_byte_for_byte()
    {
        var path = Golden.PathTo("neuropose", "inputs", "as_written_by_reference.json");

        var saved = TrialText.Save(VideoPredictions.Load(path));

        Assert.Equal(File.ReadAllBytes(path), saved);
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public void Every_clip_of_the_reference_loads_with_its_numbers_or_is_refused_as_the_reference_does(string clip)
    {
        var path = Golden.PathTo("neuropose", "pipeline", "data", clip);
        if (clip == "future_v3.json")
        {
            Assert.Equal(3, Assert.Throws<FutureSchemaException>(() => VideoPredictions.Load(path)).Found);
            return;
        }

        var trial = VideoPredictions.Load(path);
        using var expected = JsonDocument.Parse(CanonicalJson.Strict(File.ReadAllText(path)));

        Assert.Equal(expected.RootElement.GetProperty("metadata").GetProperty("fps").GetDouble(), trial.Metadata.FramesPerSecond);
        var frames = expected.RootElement.GetProperty("frames").EnumerateObject().ToList();
        Assert.Equal(frames.Select(frame => frame.Name), trial.Frames.Select(frame => frame.Name));
        Assert.Equal(
            frames.SelectMany(frame => Numbers(frame.Value.GetProperty("poses3d"))),
            trial.Frames.SelectMany(frame => frame.Poses3D).SelectMany(pose => pose.Values.ToArray()));
    }

    [Theory]
    [MemberData(nameof(ValidationCases))]
    public void A_payload_is_accepted_or_refused_as_the_reference_does(int index, string model)
    {
        var golden = Golden.Read("neuropose", "validation.json").GetProperty("models")[index];
        var payload = golden.GetProperty("payload").GetRawText();
        var text = model switch
        {
            "SegmentationConfig" => WithSegmentation($$"""{"config": {{payload}}, "segments": []}"""),
            "Segment" => WithSegmentation($$$"""{"config": {"extractor": {"kind": "joint_speed", "joint": 1}}, "segments": [{{{payload}}}]}"""),
            _ => payload,
        };

        string[] within = model switch
        {
            "SegmentationConfig" => ["segmentations", "s", "config"],
            "Segment" => ["segmentations", "s", "segments", "0"],
            _ => [],
        };
        GoldenCases.Check(golden, () => TrialText.Save(TrialText.Load(text)), within);
    }

    [Theory]
    [MemberData(nameof(ParsingCases))]
    public void Odd_JSON_is_read_or_refused_as_the_reference_does(int index, string note)
    {
        var golden = Golden.Read("neuropose", "parsing.json").GetProperty("json")[index];
        Assert.Equal(note, golden.GetProperty("note").GetString());

        GoldenCases.Check(golden, () => TrialText.Save(TrialText.Load(golden.GetProperty("json").GetString()!)));
    }

    private static IEnumerable<double> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.String => [double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)],
        _ => [value.GetDouble()],
    };

    private static string WithSegmentation(string segmentation) =>
        $$$"""{"metadata": {{{TrialText.Metadata}}}, "frames": {"f": {{{TrialText.Frame}}} }, "segmentations": {"s": {{{segmentation}}} } }""";
}
