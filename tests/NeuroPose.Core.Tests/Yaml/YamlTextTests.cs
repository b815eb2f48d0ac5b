using NeuroPose.Json;
using NeuroPose.Yaml;

namespace NeuroPose.Core.Tests.Yaml;

/// <summary>One tree for both kinds of YAML, bounded whatever the text.</summary>
public sealed class YamlTextTests
{
    [Theory]
    [InlineData("a: 1", "a: 1", true)]
    [InlineData("a: &x 1\nb: *x", "an anchor or alias", true)]
    [InlineData("a: 1\na: 2", "is in line 1 already", true)]
    [InlineData("", "the file is empty", true)]
    [InlineData("a: &x 1\nb: *x", """{"a": 1, "b": 1}""", false)]
    [InlineData("a: 1\na: 2", """{"a": 2}""", false)]
    [InlineData("", "{}", false)]
    [InlineData("a: [010, yes, 1:30, 1_000, '1', ! 1, .inf, 1e-1]", """{"a": [8, true, 90, 1000, "1", 1, Infinity, "1e-1"]}""", false)]
    public void The_rules_say_what_a_text_may_have(string text, string expected, bool plain)
    {
        var found = plain
            ? Record.Exception(() => YamlText.Parse(text, "file.yaml"))?.Message ?? text
            : JsonPrinter.Compact(Lax(text));

        Assert.Contains(expected, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs: !<http://[> x")]
    [InlineData("inputs: !<:> x")]
    [InlineData("%TAG !e! http://[\n--- !e!a b")]
    [InlineData("inputs: \"\\UFFFFFFFF\"")]
    [InlineData("inputs: \"\\uD800\"")]
    public void What_the_parser_stumbles_over_is_a_fault_of_the_text_or_none(string text)
    {
        if (Record.Exception(() => Lax(text)) is { } problem)
        {
            Assert.NotNull(Assert.IsType<FileFormatException>(problem).Place.Line);
        }
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("0x", "1")]
    [InlineData("0b", "1")]
    [InlineData("1", ":1")]
    public void A_whole_number_beyond_what_Python_reads_is_refused(string start, string digits)
    {
        var refused = Assert.Throws<FileFormatException>(() => Lax("a: " + start + string.Concat(Enumerable.Repeat(digits, 300_000))));

        Assert.Contains("expected at most 4300.", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 4), (refused.Place.Line, refused.Place.Column));
    }

    [Fact]
    public void A_whole_number_keeps_all_digits() =>
        Assert.Equal(new string('7', 4000), Lax("a: " + new string('7', 4000)).Members["a"].Text);

    [Fact]
    public void Aliases_that_stand_for_more_and_more_are_refused()
    {
        var text = "a0: &a0 [1, 1]\n" + string.Concat(
            Enumerable.Range(1, 40).Select(index => $"a{index}: &a{index} [*a{index - 1}, *a{index - 1}]\n"));

        Assert.Contains("more than 1000000 values", Assert.Throws<FileFormatException>(() => Lax(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{a: ")]
    public void Values_nested_without_end_are_refused(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.Throws<FileFormatException>(() => Lax(text));
        Assert.Throws<FileFormatException>(() => YamlText.Parse(text, "file.yaml"));
    }

    private static JsonTree Lax(string text) => Yaml11.ToJson(YamlText.Parse(text, "file.yaml", YamlRules.PyYaml), "file.yaml");
}
