using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuroPose.Jupyter;

/// <summary>
/// Reads what somebody else wrote. Half a surrogate pair or bytes that are no UTF-8 pass the JSON parser, but no .NET string can be
/// made of them: then there is no text, and no crash.
/// </summary>
internal static class Untrusted
{
    private const int Longest = 60;

    /// <summary>The field of an object, or null when it is not there.</summary>
    public static JsonElement? Field(JsonElement from, string name)
    {
        try
        {
            return from.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text, or null when the value is no string or has no text.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What stands where a text was expected, for a message.</summary>
    public static string Kind(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? "a text that is not valid Unicode" : value.ValueKind.ToString();

    /// <summary>The text for one line of a log or a terminal: no control characters or half letters, and not long.</summary>
    public static string Printable(string text)
    {
        var letters = text.EnumerateRunes().Take(Longest + 1).ToArray();
        var printable = string.Concat(letters.Take(Longest).Select(letter => IsSafe(letter) ? letter.ToString() : "?"));
        return letters.Length > Longest ? printable + "…" : printable;
    }

    private static bool IsSafe(Rune letter) => Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
