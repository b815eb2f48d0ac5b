using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Json;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>The quick way to read a number gives the bits that the runtime's parser gives, or leaves the number to it.</summary>
public class PlainNumberTests
{
    private const int Rounds = 3_000_000;

    [Fact]
    public void Random_digits_with_a_point_anywhere_give_the_same_bits()
    {
        var random = new Random(20261121);
        var text = new byte[24];
        var left = 0;
        for (var round = 0; round < Rounds; round++)
        {
            left += CheckedOrLeft(text.AsSpan(0, Digits(random, text))) ? 0 : 1;
        }

        // Close calls are rare: were they common, the quick way would not be quick.
        Assert.InRange(left, 0, Rounds / 100);
    }

    [Fact]
    public void Shortest_texts_of_doubles_and_of_single_precision_give_the_number_back()
    {
        var random = new Random(20261122);
        Span<byte> text = stackalloc byte[40];
        for (var round = 0; round < Rounds; round++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 8));
            value = round % 2 == 0 ? value : (float)value;
            Assert.True(value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture));
            text[length] = (byte)',';
            if (PlainNumber.Parse(text[..(length + 1)], out var read) > 0 && !Same(value, read))
            {
                Assert.Fail($"{Encoding.ASCII.GetString(text[..length])} was read as {read:R}.");
            }
        }
    }

    [Fact]
    public void Numbers_in_the_middle_between_two_doubles_are_rounded_as_the_runtime_rounds_them()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 100_000; round++)
        {
            // An odd number of 54 bits, and its neighbors.
            var middle = (1UL << 53) | ((ulong)random.NextInt64(1L << 52) << 1) | 1;
            foreach (var digits in new[] { middle - 1, middle, middle + 1 })
            {
                CheckedOrLeft(Encoding.ASCII.GetBytes(digits.ToString(CultureInfo.InvariantCulture) + ","));
                CheckedOrLeft(Encoding.ASCII.GetBytes((digits / 10.0m).ToString(CultureInfo.InvariantCulture) + ","));
            }
        }
    }

    [Fact]
    public void Any_text_of_a_number_s_letters_is_read_as_the_runtime_reads_it_or_left_alone()
    {
        var texts = Gen.Elements("0123456789.-+eE,]} \n".ToCharArray()).ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var bytes = Encoding.ASCII.GetBytes(text);
            var length = PlainNumber.Parse(bytes, out var value);
            return length == 0 || (JsonNumber.Parse(bytes.AsSpan(0, length)) is { } expected && Same(expected, value) && ",]} \n".Contains(text[length], StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Theory]
    [InlineData("0,", 0.0)]
    [InlineData("-0.0]", -0.0)]
    [InlineData("9007199254740993,", 9007199254740992.0)]
    [InlineData("18446744073709551615,", null)]
    [InlineData("9999999999999999999,", 1e19)]
    [InlineData("01,", null)]
    [InlineData("1.,", null)]
    [InlineData(".5,", null)]
    [InlineData("-,", null)]
    [InlineData("1", null)]
    [InlineData("1e5,", null)]
    [InlineData("1\"", null)]
    public void A_number_is_plain_or_it_is_not(string text, double? expected)
    {
        var length = PlainNumber.Parse(Encoding.ASCII.GetBytes(text), out var value);

        // A close call may be left to the slow way.
        Assert.True(length == 0 ? expected is null or > 9e15 : Same(expected!.Value, value));
    }

    private static bool CheckedOrLeft(ReadOnlySpan<byte> text)
    {
        var length = PlainNumber.Parse(text, out var value);
        if (length == 0)
        {
            return false;
        }

        var expected = double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!Same(expected, value))
        {
            Assert.Fail($"{Encoding.ASCII.GetString(text[..length])} was read as {value:R}, not as {expected:R}.");
        }

        return true;
    }

    private static bool Same(double expected, double actual) => BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);

    private static int Digits(Random random, Span<byte> text)
    {
        var count = random.Next(1, 20);
        var at = 0;
        if (random.Next(2) == 0)
        {
            text[at++] = (byte)'-';
        }

        var whole = random.Next(1, count + 1);
        for (var digit = 0; digit < count; digit++)
        {
            if (digit == whole)
            {
                text[at++] = (byte)'.';
            }

            text[at++] = (byte)('0' + (digit == 0 && whole > 1 ? random.Next(1, 10) : random.Next(10)));
        }

        text[at++] = (byte)',';
        return at;
    }
}
