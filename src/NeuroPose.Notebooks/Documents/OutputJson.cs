using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Documents;

/// <summary>Outputs to and from the JSON of a notebook, with keys in the sorted order that Jupyter writes.</summary>
internal static class OutputJson
{
    /// <summary>The typed view of an output object.</summary>
    public static CellOutput Read(JsonObject output)
    {
        var type = output["output_type"]!.GetValue<string>();
        return type switch
        {
            "stream" => new StreamOutput(TextOr(output["name"], "stdout"), TextLines.Join(output["text"]) ?? ""),
            "display_data" => new DisplayDataOutput(ReadBundle(output["data"])),
            "execute_result" => new ExecuteResultOutput(ReadBundle(output["data"]), CountOf(output["execution_count"])),
            "error" => new ErrorOutput(TextOr(output["ename"], "Error"), TextOr(output["evalue"], ""), ReadLines(output["traceback"])),
            _ => new OtherOutput(type),
        };
    }

    /// <summary>The JSON of an output.</summary>
    public static JsonObject Write(CellOutput output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = TextLines.Split(stream.Text),
        },
        DisplayDataOutput display => new JsonObject
        {
            ["data"] = WriteBundle(display.Data),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        ExecuteResultOutput result => new JsonObject
        {
            ["data"] = WriteBundle(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
        },
        _ => throw new ArgumentException($"An output of type {output.GetType().Name} cannot be written.", nameof(output)),
    };

    /// <summary>The forms of a MIME bundle; what is neither text nor JSON is left out.</summary>
    public static MimeBundle ReadBundle(JsonNode? data)
    {
        var forms = new List<KeyValuePair<string, string>>();
        foreach (var (mime, value) in data as JsonObject ?? [])
        {
            var text = MimeBundle.IsJson(mime) ? value?.ToJsonString() ?? "null" : TextLines.Join(value);
            if (text is not null)
            {
                forms.Add(KeyValuePair.Create(mime, text));
            }
        }

        return new MimeBundle(forms);
    }

    private static JsonObject WriteBundle(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mime, content) in bundle.Forms)
        {
            data[mime] = WriteForm(mime, content);
        }

        return data;
    }

    // nbformat cuts into lines what is text, and two more types; the rest stays one string.
    private static JsonNode? WriteForm(string mime, string content)
    {
        if (MimeBundle.IsJson(mime))
        {
            try
            {
                return SavedJson.Parse(content);
            }
            catch (JsonException)
            {
                return JsonValue.Create(content);
            }
        }

        var isText = mime.StartsWith("text/", StringComparison.Ordinal) || mime is "application/javascript" or "image/svg+xml";
        return isText ? TextLines.Split(content) : JsonValue.Create(content);
    }

    private static string TextOr(JsonNode? node, string fallback) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : fallback;

    private static int? CountOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int count) ? count : null;

    private static string[] ReadLines(JsonNode? node) =>
        node is JsonArray lines ? [.. lines.Select(line => TextOr(line, ""))] : [];
}
