using System.Text;
using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Json;

/// <summary>Text at the border: what is no Unicode is replaced when it is written, and refused when it is read.</summary>
public sealed class JsonTextTests
{
    [Fact]
    public void Half_a_surrogate_pair_is_replaced_when_it_is_written()
    {
        // Attributes are kept as UTF-8, which cannot hold half a pair.
        Assert.Equal("\"a\\ufffdb\"", JsonText.Quote("a\uD800b"));
        Assert.Equal("\"\\ufffd\"", JsonText.Quote("\uDC00"));
        Assert.Equal("\"\\ud83d\\udeb6\"", JsonText.Quote("\uD83D\uDEB6"));
        Assert.Equal("\"\\ufffd\\ud83d\\udeb6\\ufffd\"", JsonText.Quote("\uD83D\uD83D\uDEB6\uDEB6"));
    }

    [Theory]
    [InlineData("""{"\ud800":"\udc00"}""", """{"\ufffd":"\ufffd"}""")]
    [InlineData("""["\ud83d\udeb6"]""", """["\ud83d\udeb6"]""")]
    [InlineData("""["\\ud800"]""", """["\\ud800"]""")]
    [InlineData("""["\\\ud800"]""", """["\\\ufffd"]""")]
    [InlineData("""["\ud800""", """["\ufffd""")]
    [InlineData("""["\ud800\""", """["\ufffd\""")]
    [InlineData("""["\ud83d\ud83d\udeb6"]""", """["\ufffd\ud83d\udeb6"]""")]
    public void Half_an_escaped_pair_is_replaced_in_the_text_of_somebody_else(string json, string expected) =>
        Assert.Equal(expected, JsonText.WholeEscapes(json));

    [Fact]
    public void Whatever_is_quoted_is_read_by_other_readers()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(4) switch
            {
                0 => (char)random.Next(0xD800, 0xE000),
                1 => "\"\\\n\u007F\u0001"[random.Next(5)],
                _ => (char)random.Next(0x20, 0x3000),
            }));

            foreach (var ascii in new[] { true, false })
            {
                Assert.Equal(JsonText.WholeText(text), JsonSerializer.Deserialize<string>(JsonText.Quote(text, ascii)));
            }
        }
    }

    [Theory]
    [InlineData("""{"job": {"status": "failed", "started_at": 0, "error": "\ud800"}}""")]
    [InlineData("""{"\udfff": {"status": "failed", "started_at": 0}}""")]
    public void Half_a_surrogate_pair_in_a_file_of_a_contract_is_refused_with_its_place(string json)
    {
        var refused = StatusFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "status.json").Unreadable;

        Assert.NotNull(refused);
        Assert.Contains("half a surrogate pair", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, refused.Place.Line);
    }

    [Fact]
    public void Files_of_the_contracts_are_written_without_half_a_surrogate_pair()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "status.json");

        var failed = new JobStatusEntry { Status = JobState.Failed, StartedAt = new(DateTime.UnixEpoch, null), Error = "\uDC00" };

        new StatusFile { Jobs = new() { ["job\uD800"] = failed } }.Save(path);

        var (name, entry) = Assert.Single(StatusFile.Load(path).Jobs);
        Assert.Equal(("job\uFFFD", "\uFFFD"), (name, entry.Error));
    }
}
