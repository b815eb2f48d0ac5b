using System.Globalization;
using System.Text;

namespace NeuroPose.Json;

/// <summary>Strings between their quotes, in both directions.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The index of the quote that closes the string which starts at index 0; -1 when it is not there yet.</summary>
    public static int ClosingQuote(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; ;)
        {
            var next = at < bytes.Length ? bytes[at..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (next < 0)
            {
                return -1;
            }

            if (bytes[at + next] == '"')
            {
                return at + next;
            }

            at += next + 2;
        }
    }

    /// <summary>The text of a string's inner bytes; null when they are not valid. Lone surrogates are kept, as Python keeps them.</summary>
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

        return text.ToString();
    }

    /// <summary>A string with its quotes, all but ASCII escaped, as Python writes it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            var plain = "\"\\\b\f\n\r\t".IndexOf(unit, StringComparison.Ordinal);
            _ = plain >= 0 ? quoted.Append('\\').Append("\"\\bfnrt"[plain])
                : unit is >= ' ' and <= '~' ? quoted.Append(unit)
                : quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
