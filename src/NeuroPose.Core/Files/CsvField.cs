using System.Globalization;

namespace NeuroPose.Files;

/// <summary>A field of a CSV line, as RFC 4180 writes it.</summary>
internal static class CsvField
{
    /// <summary>Whether it holds what would end it, or blanks at an end that readers would take away.</summary>
    public static bool NeedsQuotes(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])));

    /// <summary>The field, in quotes where it needs them.</summary>
    public static string Of(string text) => NeedsQuotes(text) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A number in round-trip form; NaN, which a series reads as missing, is written out, so that no line is empty.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
