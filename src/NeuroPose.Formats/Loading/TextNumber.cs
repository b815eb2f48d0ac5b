using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>Decimal numbers in UTF-8 text, correctly rounded, with a point whatever the culture.</summary>
internal static class TextNumber
{
    /// <summary>Whole numbers to this one are doubles.</summary>
    private const ulong LargestExact = 1UL << 53;

    /// <summary>So many digits always fit into 64 bits.</summary>
    private const int MostDigits = 19;

    /// <summary>The powers of ten that are doubles: one division or multiplication by them rounds once, and so correctly.</summary>
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads the number at the beginning of the text and returns its length in bytes; 0 where there is none.</summary>
    public static int Read(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        var at = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative || text is [(byte)'+', ..])
        {
            at++;
        }

        ulong digits = 0;
        var start = at;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            digits = unchecked((digits * 10) + (ulong)(text[at] - '0'));
        }

        var count = at - start;
        var scale = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            var fraction = at;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            {
                digits = unchecked((digits * 10) + (ulong)(text[at] - '0'));
            }

            scale = fraction - at;
            count += at - fraction;
        }

        if (count == 0)
        {
            return 0;
        }

        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            at += Exponent(text[at..], ref scale);
        }

        if (count <= MostDigits && digits <= LargestExact && scale is >= -22 and <= 22)
        {
            var exact = (double)digits;
            exact = scale < 0 ? exact / PowersOfTen[-scale] : exact * PowersOfTen[scale];
            value = isNegative ? -exact : exact;
            return at;
        }

        return double.TryParse(text[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? at : 0;
    }

    /// <summary>
    /// The length of <c>e±12</c>, 0 where no digit follows; the exponent is added to the scale, which stays in reach of an int.
    /// </summary>
    private static int Exponent(ReadOnlySpan<byte> text, ref int scale)
    {
        var at = text.Length > 1 && text[1] is (byte)'+' or (byte)'-' ? 2 : 1;
        var exponent = 0;
        var start = at;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            exponent = Math.Min((exponent * 10) + (text[at] - '0'), 100_000);
        }

        if (at == start)
        {
            return 0;
        }

        scale += text[1] == '-' ? -exponent : exponent;
        return at;
    }

    /// <summary>
    /// The number of a whole cell without blanks around it. NaN for an empty cell and for the words that programs write for a missing
    /// number; false where it is neither.
    /// </summary>
    public static bool TryReadCell(ReadOnlySpan<byte> cell, out double value) =>
        Read(cell, out value) == cell.Length || TryReadWord(cell, out value);

    /// <summary>How many digits a printed number has behind the point, without the zeros at its end.</summary>
    public static int Decimals(ReadOnlySpan<byte> printed)
    {
        var exponentAt = printed.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentAt < 0 ? printed : printed[..exponentAt];
        var point = mantissa.IndexOf((byte)'.');
        var digits = point < 0 ? 0 : mantissa[(point + 1)..].TrimEnd((byte)'0').Length;
        var exponent = exponentAt < 0 || Read(printed[(exponentAt + 1)..], out var value) == 0 ? 0 : Math.Clamp(value, -300, 300);
        return Math.Clamp(digits - (int)exponent, 0, 300);
    }

    /// <summary>One unit of the last of so many digits behind the point.</summary>
    public static double Unit(int decimals) => double.Parse(FormattableString.Invariant($"1e-{decimals}"), CultureInfo.InvariantCulture);

    private static bool TryReadWord(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        Span<char> letters = stackalloc char[10];
        if (cell.Length > letters.Length)
        {
            return false;
        }

        for (var at = 0; at < cell.Length; at++)
        {
            letters[at] = (char)(cell[at] is >= (byte)'A' and <= (byte)'Z' ? cell[at] | 0x20 : cell[at]);
        }

        var isNegative = letters[..cell.Length] is ['-', ..];
        ReadOnlySpan<char> word = letters[..cell.Length].TrimStart("+-");
        if (word is "inf" or "infinity")
        {
            value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        // The last three are what C programs built for Windows print.
        return word is "" or "nan" or "na" or "n/a" or "#n/a" or "null" or "none" or "nan(ind)" or "1.#ind" or "1.#qnan";
    }
}
