using NeuroPose.Json;

namespace NeuroPose.Core.Tests.Json;

/// <summary>Numbers that are written as text.</summary>
public class LaxScalarTests
{
    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(" -2 ", -2.0)]
    [InlineData("+nan", double.NaN)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("1\0", null)]
    [InlineData("1.5\0\0", null)]
    [InlineData("--nan", null)]
    [InlineData("+-inf", null)]
    [InlineData("", null)]
    public void A_text_is_a_number_only_as_a_whole(string text, double? expected) => Assert.Equal(expected, LaxScalar.ToDouble(Text(text)));

    [Theory]
    [InlineData("12", 12L)]
    [InlineData("12.0", 12L)]
    [InlineData("12\0", null)]
    [InlineData("12.0\0", null)]
    public void A_whole_number_is_one_only_as_a_whole(string text, long? expected) => Assert.Equal(expected, LaxScalar.ToInteger(Text(text)));

    private static JsonTree Text(string text) => new(JsonKind.String, text, [], [], 1, 1);
}
