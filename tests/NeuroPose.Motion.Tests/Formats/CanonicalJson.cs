using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>One form for equal JSON: numbers by value, names in order, no white space.</summary>
internal static class CanonicalJson
{
    /// <summary>Bare NaN and Infinity tokens put into quotes, so that a strict parser takes them.</summary>
    public static string Strict(string json) => Regex.Replace(json, "(?<![\"\\w])(-?Infinity|NaN)(?![\"\\w])", "\"$1\"");

    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(member => member.Name + ":" + Of(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Of)) + "]",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };
}
