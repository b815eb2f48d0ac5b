using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Json;

namespace NeuroPose.Notebooks.Documents;

/// <summary>
/// Writes a JSON tree as Jupyter saves it: the stock .NET writer escapes other characters and writes escapes in capitals.
/// </summary>
internal static class NodeJson
{
    /// <summary>The tree as text in the given layout; numbers keep the digits they were read with.</summary>
    public static string Write(JsonNode? node, JsonStyle style)
    {
        using var text = new StringWriter();
        using (var printer = new JsonPrinter(text, style))
        {
            Write(printer, node);
        }

        return text.ToString();
    }

    private static void Write(JsonPrinter printer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                printer.BeginObject();
                foreach (var (name, value) in members)
                {
                    printer.Name(name);
                    Write(printer, value);
                }

                printer.EndObject();
                break;
            case JsonArray items:
                printer.Array<JsonNode?>([.. items], Write);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                printer.Text(value.GetValue<string>());
                break;
            default:
                printer.Literal(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
