using System.Globalization;
using System.Text;

namespace NeuroPose.Json;

/// <summary>Strings between their quotes, in both directions.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The index of the quote that closes the string which starts at index 0; -1 when it is not there yet.</summary>
    /// <param name="bytes">The string from its opening quote on.</param>
    /// <param name="from">Where to look on: 1 at first. When the quote is not there yet, from where to look on when more bytes are.</param>
    public static int ClosingQuote(ReadOnlySpan<byte> bytes, ref int from)
    {
        while (from < bytes.Length)
        {
            var next = bytes[from..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                from = bytes.Length;
            }
            else if (bytes[from + next] == '"')
            {
                return from + next;
            }
            else
            {
                from += next + 2;
            }
        }

        return -1;
    }

    /// <summary>
    /// The text of a string's inner bytes; null when they are not valid, or hold half a surrogate pair, which is no text.
    /// </summary>
    public static string? Unescape(ReadOnlySpan<byte> inner)
    {
        if (inner.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
        {
            return null;
        }

        string raw;
        try
        {
            raw = Strict.GetString(inner);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        if (!raw.Contains('\\', StringComparison.Ordinal))
        {
            return raw;
        }

        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            // A closing quote was found, so a character follows every backslash.
            at++;
            if (raw[at] != 'u')
            {
                var plain = "\"\\/bfnrt".IndexOf(raw[at], StringComparison.Ordinal);
                if (plain < 0)
                {
                    return null;
                }

                text.Append("\"\\/\b\f\n\r\t"[plain]);
            }
            else if (at + 4 < raw.Length && ushort.TryParse(raw.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                at += 4;
            }
            else
            {
                return null;
            }
        }

        var whole = text.ToString();
        return HalfSurrogate(whole, 0) < 0 ? whole : null;
    }

    /// <summary>
    /// A string with its quotes, control characters escaped as Python escapes them. Half a surrogate pair becomes U+FFFD.
    /// </summary>
    /// <param name="text">The string.</param>
    /// <param name="ascii">Whether all but ASCII is escaped too.</param>
    public static string Quote(string text, bool ascii = true)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in WholeText(text))
        {
            var plain = "\"\\\b\f\n\r\t".IndexOf(unit, StringComparison.Ordinal);
            _ = plain >= 0 ? quoted.Append('\\').Append("\"\\bfnrt"[plain])
                : unit >= ' ' && (unit <= '~' || !ascii) ? quoted.Append(unit)
                : quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text with U+FFFD for each half of a surrogate pair without the other.</summary>
    public static string WholeText(string text)
    {
        var half = HalfSurrogate(text, 0);
        if (half < 0)
        {
            return text;
        }

        var whole = text.ToCharArray();
        for (; half >= 0; half = HalfSurrogate(text, half + 1))
        {
            whole[half] = '\uFFFD';
        }

        return new(whole);
    }

    /// <summary>A JSON text with U+FFFD for each escape of half a surrogate pair without the other, in names as in values.</summary>
    public static string WholeEscapes(string json)
    {
        var half = HalfEscape(json, 0);
        if (half < 0)
        {
            return WholeText(json);
        }

        var whole = json.ToCharArray();
        for (; half >= 0; half = HalfEscape(json, half + 6))
        {
            "fffd".CopyTo(whole.AsSpan(half + 2));
        }

        return WholeText(new(whole));
    }

    /// <summary>
    /// Where the first escape of half a surrogate pair without the other is in a JSON text, from an index outside of an escape on; -1
    /// when there is none.
    /// </summary>
    public static int HalfEscape(string json, int from)
    {
        for (var at = from; at < json.Length;)
        {
            if (json[at] != '\\')
            {
                at = json.IndexOf('\\', at) is >= 0 and var next ? next : json.Length;
            }
            else if (Escaped(json, at) is not { } unit)
            {
                at += 2;
            }
            else if (!char.IsSurrogate(unit))
            {
                at += 6;
            }
            else if (Escaped(json, at + 6) is { } low && char.IsSurrogatePair(unit, low))
            {
                at += 12;
            }
            else
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The character whose escape stands here; null when none does.</summary>
    private static char? Escaped(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    /// <summary>Where the first half of a surrogate pair without its other half is, from an index on; -1 when there is none.</summary>
    private static int HalfSurrogate(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }

            at++;
        }

        return -1;
    }
}
