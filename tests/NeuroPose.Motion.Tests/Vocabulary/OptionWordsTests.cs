using System.Collections;
using System.Reflection;
using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Vocabulary;

namespace NeuroPose.Motion.Tests.Vocabulary;

/// <summary>The one table of each option's words.</summary>
public class OptionWordsTests
{
    public static TheoryData<string> Tables => [.. typeof(OptionWords).GetProperties().Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_word_is_read_as_the_value_that_is_written_with_it(string name)
    {
        var table = typeof(OptionWords).GetProperty(name)!.GetValue(null)!;
        var words = (IReadOnlyList<string>)table.GetType().GetProperty("Words")!.GetValue(table)!;

        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        foreach (var word in words)
        {
            Assert.Equal(word, Call(table, "WordOf", Call(table, "Parse", word)));
        }

        var refused = Assert.Throws<ArgumentException>(() => Call(table, "Parse", words[0] + "x"));
        Assert.Contains($"\"{words[0]}x\"", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_member_of_an_enum_has_a_word_and_an_undefined_one_has_none(string name)
    {
        var table = typeof(OptionWords).GetProperty(name)!.GetValue(null)!;
        var type = table.GetType().GetGenericArguments()[0];
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsEnum)
        {
            return;
        }

        foreach (var value in (IEnumerable)Enum.GetValues(type))
        {
            Assert.NotEqual("", Call(table, "WordOf", value));
        }

        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Call(table, "WordOf", Enum.ToObject(type, 99)));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_differs_in_capitals_is_no_word()
    {
        Assert.False(OptionWords.Alignments.TryParse("None", out _));
        Assert.True(OptionWords.Alignments.TryParse("none", out var nothing));
        Assert.Null(nothing);
        Assert.Contains("Did you mean \"propagate\"?", Assert.Throws<ArgumentException>(() => OptionWords.NanPolicies.Parse("propagat")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_refuse_members_that_an_enum_does_not_have()
    {
        var mode = Assert.Throws<ArgumentOutOfRangeException>(() => new ProcrustesOptions { Mode = (ProcrustesMode)7 });
        var policy = Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { NanPolicy = (NanPolicy)7 });

        Assert.Contains("Mode must be one of PerSequence, PerFrame", mode.Message, StringComparison.Ordinal);
        Assert.Contains("NanPolicy must be one of Propagate, Interpolate, Drop", policy.Message, StringComparison.Ordinal);
    }

    private static object? Call(object table, string method, object? argument)
    {
        try
        {
            return table.GetType().GetMethod(method)!.Invoke(table, [argument]);
        }
        catch (TargetInvocationException outer) when (outer.InnerException is ArgumentException refused)
        {
            throw refused;
        }
    }
}
