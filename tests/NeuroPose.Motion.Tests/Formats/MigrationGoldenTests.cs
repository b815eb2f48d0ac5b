using System.Text;
using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Files of older schema versions are brought to the current one before their fields are checked, as in the reference.</summary>
public class MigrationGoldenTests
{
    public static TheoryData<int, string> Cases => GoldenCases.Of("validation.json", "migrations", "function", _ => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_payload_is_migrated_or_refused_as_the_reference_does(int index, string function)
    {
        var golden = Golden.Read("neuropose", "validation.json").GetProperty("migrations")[index];
        var payload = golden.GetProperty("payload").GetRawText();
        switch (function)
        {
            case "migrate_job_results":
                Check(golden, json => FileKinds.SaveAgain("results", Encoding.UTF8.GetBytes(json)), payload);
                break;
            case "migrate_video_predictions":
                Check(golden, json => FileKinds.SaveAgain("trial", Encoding.UTF8.GetBytes(json)), payload);
                break;
            case "migrate_benchmark_result":
                CheckWholeDocument(golden, payload);
                break;
            default:
                throw new NotSupportedException($"No check for {function}, case {index}.");
        }
    }

    [Theory]
    [InlineData("legacy_v1_no_version.json", 1)]
    [InlineData("legacy_v1_versioned.json", 1)]
    [InlineData("as_written_by_reference.json", null)]
    public void A_loaded_trial_says_whether_it_was_migrated(string file, int? migratedFrom)
    {
        var trial = VideoPredictions.Load(Golden.PathTo("neuropose", "inputs", file));

        Assert.Equal(migratedFrom, trial.MigratedFrom);
        Assert.Contains("\"schema_version\": 2", Encoding.ASCII.GetString(TrialText.Save(trial)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_the_future_is_refused_with_both_versions()
    {
        var refused = Assert.Throws<FutureSchemaException>(() => VideoPredictions.Load(Golden.PathTo("neuropose", "inputs", "future_v3.json")));

        Assert.Equal((3, 2), (refused.Found, refused.Current));
    }

    // A trial is read as a stream and migrated on the way: the payload and the reference's migrated payload must become the same file.
    private static void Check(JsonElement golden, Func<string, byte[]> saveAgain, string payload)
    {
        if (golden.GetProperty("ok").GetBoolean())
        {
            Assert.Equal(saveAgain(golden.GetProperty("result").GetRawText()), saveAgain(payload));
            return;
        }

        Assert.NotNull(Assert.ThrowsAny<FileFormatException>(() => saveAgain(payload)).Place.Line);
    }

    private static void CheckWholeDocument(JsonElement golden, string payload)
    {
        using var cursor = new JsonCursor(new MemoryStream(Encoding.UTF8.GetBytes(payload)), "benchmark.json");
        var document = cursor.ReadTree();
        if (golden.GetProperty("ok").GetBoolean())
        {
            var (migrated, _) = SchemaVersion.Migrate(document, "benchmark.json");
            using var actual = JsonDocument.Parse(JsonPrinter.Compact(migrated));
            Assert.Equal(CanonicalJson.Of(golden.GetProperty("result")), CanonicalJson.Of(actual.RootElement));
            return;
        }

        Assert.NotNull(Assert.ThrowsAny<FileFormatException>(() => SchemaVersion.Migrate(document, "benchmark.json")).Place.Line);
    }
}
