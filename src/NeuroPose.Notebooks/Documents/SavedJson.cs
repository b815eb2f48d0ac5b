using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Json;

namespace NeuroPose.Notebooks.Documents;

/// <summary>
/// An output's JSON as Jupyter's library saves it: keys sorted, numbers as Python writes them. A front end that saves the notebook
/// again then changes nothing.
/// </summary>
internal static class SavedJson
{
    /// <summary>The tree of a JSON text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(string content) =>
        Saved(JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { MaxDepth = Notebook.MaxDepth }));

    private static JsonNode? Saved(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Saved(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Saved)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonNode.Parse(Number(value.ToJsonString())),
        _ => node?.DeepClone(),
    };

    // Python reads what has neither point nor exponent as a whole number, of any length; all else as a float.
    private static string Number(string digits)
    {
        if (digits.AsSpan().IndexOfAny(".eE") < 0)
        {
            return digits == "-0" ? "0" : digits;
        }

        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? JsonNumber.Format(number) : digits;
    }
}
