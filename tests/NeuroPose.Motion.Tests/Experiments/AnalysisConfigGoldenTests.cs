using System.Text.Json;
using NeuroPose.Experiments;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>Configurations that the reference accepts, as it understands them, and those that it refuses.</summary>
public class AnalysisConfigGoldenTests
{
    private static readonly JsonElement Models = Golden.Read("neuropose", "validation.json").GetProperty("models");
    private static readonly JsonElement Texts = Golden.Read("neuropose", "parsing.json").GetProperty("yaml");

    public static TheoryData<int> Payloads =>
        [.. Enumerable.Range(0, Models.GetArrayLength()).Where(index => Models[index].GetProperty("model").GetString() == "AnalysisConfig")];

    public static TheoryData<int, string> YamlTexts
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < Texts.GetArrayLength(); index++)
            {
                data.Add(index, Texts[index].GetProperty("note").GetString()!);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_is_understood_or_refused_as_the_reference_does(int index) =>
        Check(Models[index], Models[index].GetProperty("payload").GetRawText());

    [Theory]
    [MemberData(nameof(YamlTexts))]
    public void Odd_YAML_is_understood_or_refused_as_the_reference_does(int index, string note)
    {
        Assert.Equal(note, Texts[index].GetProperty("note").GetString());
        Check(Texts[index], Texts[index].GetProperty("yaml").GetString()!);
    }

    // JSON is YAML: payloads go the same road as files do.
    private static void Check(JsonElement golden, string yaml)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("experiment.yaml");
        File.WriteAllText(path, yaml);

        if (!golden.GetProperty("ok").GetBoolean())
        {
            var refused = Assert.ThrowsAny<FileFormatException>(() => AnalysisConfig.Load(path));
            Assert.NotNull(refused.Place.Line);
            return;
        }

        using var actual = JsonDocument.Parse(AnalysisConfig.Load(path).ToJson());
        Assert.Equal(Text(golden.GetProperty("dump")), Text(actual.RootElement));
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element);
}
