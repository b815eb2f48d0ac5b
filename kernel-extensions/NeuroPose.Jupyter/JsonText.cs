using System.Text.Json;

namespace NeuroPose.Jupyter;

/// <summary>
/// Reads JSON strings that somebody else wrote. Half a surrogate pair or bytes that are no UTF-8 pass the parser, but no .NET string can be
/// made of them: then there is no text, and no crash.
/// </summary>
internal static class JsonText
{
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
    public static string? Of(JsonElement value)
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

    /// <summary>What came where a text was expected, for a message.</summary>
    public static string Kind(JsonElement value) => value.ValueKind == JsonValueKind.String ? "a text that is not valid Unicode" : value.ValueKind.ToString();
}
