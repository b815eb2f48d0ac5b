using System.Globalization;

namespace NeuroPose.Formats.Json;

/// <summary>JSON numbers and Python's three names for what is no number.</summary>
internal static class JsonNumber
{
    /// <summary>The number, correctly rounded; null when the bytes are no JSON number and no NaN, Infinity or -Infinity.</summary>
    public static double? Parse(ReadOnlySpan<byte> bytes)
    {
        if (IsGrammatical(bytes))
        {
            return double.Parse(bytes, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return bytes.SequenceEqual("NaN"u8) ? double.NaN
            : bytes.SequenceEqual("Infinity"u8) ? double.PositiveInfinity
            : bytes.SequenceEqual("-Infinity"u8) ? double.NegativeInfinity
            : null;
    }

    /// <summary>The shortest text that reads back as the same number, written as Python writes a float: 30.0, 1e-05, NaN.</summary>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var (digits, exponent) = exponentAt < 0
            ? (shortest, 0)
            : (shortest[..exponentAt], int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (exponentAt < 0)
        {
            return digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
        }

        // .NET writes an exponent from 1E+15 on, Python from 1e+16 on.
        return exponent == 15
            ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0", CultureInfo.InvariantCulture) + ".0"
            : $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    // -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
    private static bool IsGrammatical(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.StartsWith("-"u8) ? 1 : 0;
        var whole = Digits(bytes, ref at);
        if (whole == 0 || (whole > 1 && bytes[at - whole] == '0'))
        {
            return false;
        }

        if (at < bytes.Length && bytes[at] == '.')
        {
            at++;
            if (Digits(bytes, ref at) == 0)
            {
                return false;
            }
        }

        if (at < bytes.Length && (bytes[at] | 0x20) == 'e')
        {
            at++;
            at += at < bytes.Length && bytes[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Digits(bytes, ref at) == 0)
            {
                return false;
            }
        }

        return at == bytes.Length;
    }

    private static int Digits(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        while (at < bytes.Length && (uint)(bytes[at] - '0') <= 9)
        {
            at++;
        }

        return at - start;
    }
}
