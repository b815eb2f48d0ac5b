using System.Globalization;
using System.Text;

namespace NeuroPose.Formats.Tests.Loading;

public sealed class TextNumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("+12.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e5")]
    [InlineData("1E-05")]
    [InlineData("-2.73E-01")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("0.00000000000000000000000000000000012345678901234567")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999999")]
    [InlineData("0.016666666666666666")]
    [InlineData("2.2250738585072011e-308")]
    public void A_number_has_the_bits_that_the_platform_gives_it(string text) => AssertSame(text);

    [Fact]
    public void Any_number_in_any_usual_form_has_the_bits_that_the_platform_gives_it()
    {
        string[] forms = ["R", "F3", "F6", "E6", "E17", "G17", "0.000000000000000000"];
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var value = round % 2 == 0
                ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
                : (random.NextDouble() - 0.5) * (1 << (round % 20));
            if (double.IsFinite(value))
            {
                AssertSame(value.ToString(forms[round % forms.Length], CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData("12,5", 2)]
    [InlineData("12 5", 2)]
    [InlineData("1e", 1)]
    [InlineData("1e+", 1)]
    [InlineData("1.2.3", 3)]
    [InlineData("-", 0)]
    [InlineData(".", 0)]
    [InlineData("x1", 0)]
    [InlineData("", 0)]
    public void Reading_ends_where_the_number_does(string text, int length) =>
        Assert.Equal(length, TextNumber.Read(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-nan")]
    [InlineData("-nan(ind)")]
    [InlineData("-1.#IND")]
    [InlineData("1.#QNAN")]
    [InlineData("NA")]
    public void An_empty_cell_and_the_usual_words_are_missing(string cell)
    {
        Assert.True(TextNumber.TryReadCell(Encoding.UTF8.GetBytes(cell), out var value));
        Assert.True(double.IsNaN(value));
    }

    [Theory]
    [InlineData("1,25")]
    [InlineData("Hip")]
    [InlineData("1.2.3")]
    [InlineData("12px")]
    [InlineData("--1")]
    public void Other_words_are_no_numbers(string cell) => Assert.False(TextNumber.TryReadCell(Encoding.UTF8.GetBytes(cell), out _));

    private static void AssertSame(string text)
    {
        Assert.Equal(text.Length, TextNumber.Read(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
            BitConverter.DoubleToInt64Bits(value));
    }
}
