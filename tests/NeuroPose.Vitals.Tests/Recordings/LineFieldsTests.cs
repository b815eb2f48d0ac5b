using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Lines with Python's bare NaN and Infinity, next to texts that look like them or end in backslashes.</summary>
public sealed class LineFieldsTests
{
    private static readonly string[] Pieces = ["\\", "\"", "NaN", "-Infinity", "a", "{", "é", "\n", "\\\\\""];

    [Theory]
    [InlineData("""{"node_id":"a\\","rssi":NaN}""", "a\\")]
    [InlineData("""{"rssi":NaN,"node_id":"a\\\\"}""", "a\\\\")]
    [InlineData("""{"node_id":"\\\"NaN\\","rssi":Infinity}""", "\\\"NaN\\")]
    [InlineData("""{"rssi":-Infinity,"node_id":"{\"x\":\"NaN\\\\\"}"}""", "{\"x\":\"NaN\\\\\"}")]
    public void A_text_that_ends_in_backslashes_ends_there(string line, string expected)
    {
        var fields = new LineFields(mostNumbers: 10);

        Assert.True(fields.TryRead(Encoding.UTF8.GetBytes(line), out var problem), problem);
        Assert.Equal(expected, fields.Text("node_id"));
        Assert.False(fields.Has("rssi"));
    }

    [Fact]
    public void Any_line_reads_as_the_platforms_reader_reads_it_with_null_for_the_bare_words()
    {
        var random = new Random(7);
        var fields = new LineFields(mostNumbers: 10);
        for (var round = 0; round < 5000; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 5)).ToDictionary(
                index => $"t{index}\"\\"[..random.Next(2, 5)] + index, _ => Text(random));
            var parts = texts.Select(text => JsonSerializer.Serialize(text.Key) + ":" + Quoted(text.Value, random))
                .Append("\"bare\":" + new[] { "NaN", "Infinity", "-Infinity" }[random.Next(3)])
                .Append("\"count\":3")
                .Append("\"list\":[" + Quoted(Text(random), random) + ",{\"k\":NaN}]")
                .OrderBy(_ => random.Next());
            var line = "{" + string.Join(", ", parts) + "}";

            Assert.True(fields.TryRead(Encoding.UTF8.GetBytes(line), out var problem), line + problem);
            Assert.All(texts, text => Assert.Equal(text.Value, fields.Text(text.Key)));
            Assert.Equal(3, fields.Number("count"));
            Assert.False(fields.Has("bare"));
        }
    }

    [Theory]
    [InlineData("""{"node_id":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    public void Half_a_surrogate_pair_costs_the_line_and_no_more(string line) =>
        Assert.False(new LineFields(mostNumbers: 10).TryRead(Encoding.UTF8.GetBytes(line), out _));

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    // Both writers of the platform: one escapes quotes as \u0022, the other as \".
    private static string Quoted(string text, Random random) => random.Next(2) == 0
        ? JsonSerializer.Serialize(text)
        : JsonValue.Create(text).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
