using System.Globalization;

namespace NeuroPose.Json;

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

        // Python writes an exponent when the decimal point would stand more than 16 digits right, or 4 zeros left, of the first digit.
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (Math.Abs(value) is 0 or (>= 1e-4 and < 1e16))
        {
            var plain = shortest.Contains('E', StringComparison.Ordinal)
                ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
                : shortest;
            return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
        }

        return Scientific(shortest);
    }

    /// <summary>The same digits as one digit, a point, the rest and an exponent of two digits or more.</summary>
    private static string Scientific(string shortest)
    {
        var sign = shortest.StartsWith('-') ? "-" : "";
        var parts = shortest[sign.Length..].Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var allDigits = parts[0].Replace(".", "", StringComparison.Ordinal);
        exponent += (point < 0 ? allDigits.Length : point) - 1;
        var leadingZeros = allDigits.Length - allDigits.TrimStart('0').Length;
        exponent -= leadingZeros;
        var digits = allDigits.Trim('0');
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
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
