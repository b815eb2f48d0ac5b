namespace NeuroPose.Files;

/// <summary>A field of a CSV line, as RFC 4180 writes it.</summary>
internal static class CsvField
{
    /// <summary>Whether it holds what would end it.</summary>
    public static bool NeedsQuotes(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0;

    /// <summary>The field, in quotes where it needs them.</summary>
    public static string Of(string text) => NeedsQuotes(text) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
