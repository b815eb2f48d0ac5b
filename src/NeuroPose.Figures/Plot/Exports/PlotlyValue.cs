using System.Text.Json.Nodes;

namespace NeuroPose.Figures.Exports;

/// <summary>Numbers and words as plotly.js reads them.</summary>
internal static class PlotlyValue
{
    /// <summary>A number; null where it is not finite, which plotly.js draws as a gap.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    public static JsonArray Numbers(ReadOnlyMemory<double> values) => Numbers(Enumerable.Range(0, values.Length).Select(index => values.Span[index]));

    public static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode?)Text(word))];

    /// <summary>Words whose markup is shown as it is: plotly.js reads some tags and all entities in what it writes.</summary>
    public static string Text(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
