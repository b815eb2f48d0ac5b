using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Tests.Formats;

/// <summary>Files of the reference: what it wrote, what it accepts and what it refuses.</summary>
public class VideoPredictionsGoldenTests
{
    public static TheoryData<string> Clips =>
        [.. Directory.EnumerateFiles(Golden.PathTo("neuropose", "pipeline", "data"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<int, string> ValidationCases => Cases("validation.json", "models", "model", model => model is "VideoPredictions" or "SegmentationConfig" or "Segment");

    public static TheoryData<int, string> MigrationCases => Cases("validation.json", "migrations", "function", function => function == "migrate_video_predictions");

    public static TheoryData<int, string> ParsingCases => Cases("parsing.json", "json", "note", _ => true);

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
        using var expected = JsonDocument.Parse(Strict(File.ReadAllText(path)));

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

        CheckAgainst(golden, text, model == "VideoPredictions");
    }

    [Theory]
    [MemberData(nameof(MigrationCases))]
    public void A_schema_version_is_migrated_or_refused_as_the_reference_does(int index, string function)
    {
        Assert.Equal("migrate_video_predictions", function);
        var golden = Golden.Read("neuropose", "validation.json").GetProperty("migrations")[index];

        CheckAgainst(golden, golden.GetProperty("payload").GetRawText(), compareDump: false);
    }

    [Theory]
    [MemberData(nameof(ParsingCases))]
    public void Odd_JSON_is_read_or_refused_as_the_reference_does(int index, string note)
    {
        var golden = Golden.Read("neuropose", "parsing.json").GetProperty("json")[index];
        Assert.Equal(note, golden.GetProperty("note").GetString());

        CheckAgainst(golden, golden.GetProperty("json").GetString()!, compareDump: true);
    }

    private static void CheckAgainst(JsonElement golden, string text, bool compareDump)
    {
        if (!golden.GetProperty("ok").GetBoolean())
        {
            var refused = Assert.ThrowsAny<FileFormatException>(() => TrialText.Load(text));
            Assert.NotNull(refused.Place.Line);
            return;
        }

        var trial = TrialText.Load(text);
        if (compareDump)
        {
            // Both sides are brought into one form: numbers by value, names in order.
            var saved = System.Text.Encoding.ASCII.GetString(TrialText.Save(trial));
            Assert.Equal(Canonical(golden.GetProperty("dump").GetRawText()), Canonical(saved));
        }
    }

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(Strict(json));
        return Canonical(document.RootElement);
    }

    /// <summary>Bare NaN and Infinity tokens put into quotes, so that a strict parser takes them.</summary>
    private static string Strict(string json) =>
        System.Text.RegularExpressions.Regex.Replace(json, "(?<![\"\\w])(-?Infinity|NaN)(?![\"\\w])", "\"$1\"");

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(member => member.Name + ":" + Canonical(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private static IEnumerable<double> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.String => [double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)],
        _ => [value.GetDouble()],
    };

    private static string WithSegmentation(string segmentation) =>
        $$$"""{"metadata": {{{TrialText.Metadata}}}, "frames": {"f": {{{TrialText.Frame}}} }, "segmentations": {"s": {{{segmentation}}} } }""";

    private static TheoryData<int, string> Cases(string file, string list, string label, Func<string, bool> wanted)
    {
        var data = new TheoryData<int, string>();
        foreach (var (golden, index) in Golden.Read("neuropose", file).GetProperty(list).EnumerateArray().Select((golden, index) => (golden, index)))
        {
            var name = golden.GetProperty(label).GetString()!;
            if (wanted(name))
            {
                data.Add(index, name);
            }
        }

        return data;
    }
}
