using System.Numerics;

namespace NeuroPose.Json;

/// <summary>
/// The numbers that trials are made of: a sign, up to 19 digits, a point somewhere, no exponent. They are read correctly rounded,
/// to the same bits as <see cref="double.Parse(string)"/> gives, or not at all.
/// </summary>
internal static class PlainNumber
{
    private const int MostDigits = 19;
    private const int SignificandBits = 53;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, MostDigits + 1).Select(power => (double)UInt128.Parse("1" + new string('0', power), null))];
    private static readonly (ulong Significand, int Exponent)[] Reciprocals = [.. Enumerable.Range(0, MostDigits).Select(Reciprocal)];

    /// <summary>
    /// The number at the start of the text, and its length; 0 when it is not plain or may go on behind the text, or when its rounding
    /// is a close call.
    /// </summary>
    public static int Parse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var first = at;
        ulong digits = 0;
        while (at < text.Length && (uint)(text[at] - '0') is <= 9 and var digit)
        {
            digits = (digits * 10) + digit;
            at++;
        }

        var count = at - first;
        if (count == 0 || (count > 1 && text[first] == '0'))
        {
            return 0;
        }

        var decimals = 0;
        if (at < text.Length && text[at] == '.')
        {
            var point = at++;
            while (at < text.Length && (uint)(text[at] - '0') is <= 9 and var digit)
            {
                digits = (digits * 10) + digit;
                at++;
            }

            decimals = at - point - 1;
            if (decimals == 0)
            {
                return 0;
            }
        }

        // Too many digits have overflowed, but then their count says so.
        if (count + decimals > MostDigits || at == text.Length || text[at] is not ((byte)',' or (byte)']' or (byte)'}' or <= (byte)' '))
        {
            return 0;
        }

        if (!TryScale(digits, decimals, out value))
        {
            return 0;
        }

        value = first > 0 ? -value : value;
        return at;
    }

    /// <summary>digits / 10^decimals, correctly rounded; false when a product of 64 bits cannot tell which way to round.</summary>
    private static bool TryScale(ulong digits, int decimals, out double value)
    {
        if (digits >> SignificandBits == 0)
        {
            // Both are exact, so the one rounding is the division's (Clinger 1990).
            value = digits / PowersOfTen[decimals];
            return true;
        }

        // 10^-decimals is (significand + f) × 2^exponent with 0 ≤ f < 1, so the true product lies in [product, product + 2^64):
        // its high half is the one here or the next. Only next to the middle between two doubles does that leave a doubt.
        var (significand, exponent) = Reciprocals[decimals];
        var shift = BitOperations.LeadingZeroCount(digits);
        var high = Math.BigMul(digits << shift, significand, out _);
        var surplus = 64 - BitOperations.LeadingZeroCount(high) - SignificandBits;
        var rest = high & ((1UL << surplus) - 1);
        var middle = 1UL << (surplus - 1);
        if (rest == middle || rest == middle - 1)
        {
            value = 0;
            return false;
        }

        // A rounding up to 2^53 carries into the exponent, as it should.
        var rounded = (high >> surplus) + (rest > middle ? 1UL : 0);
        var power = exponent + 64 + surplus - shift;
        value = BitConverter.UInt64BitsToDouble(((ulong)(power + 1075 - 1) << 52) + rounded);
        return true;
    }

    /// <summary>10^-power as a truncated 64-bit significand with its top bit set, times a power of two.</summary>
    private static (ulong Significand, int Exponent) Reciprocal(int power)
    {
        var ten = UInt128.Parse("1" + new string('0', power), null);
        var exponent = 63 + 128 - (int)UInt128.LeadingZeroCount(ten - 1);
        return ((ulong)((UInt128.One << exponent) / ten), -exponent);
    }
}
