using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>The content of messages that a kernel sends.</summary>
internal static class Reply
{
    /// <summary>That it went well; more fields are added by the caller.</summary>
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    /// <summary>That it did not, and why.</summary>
    public static JsonObject Error(string name, string message, IEnumerable<string>? traceback = null) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. (traceback ?? [$"{name}: {message}"]).Select(line => (JsonNode)line)]),
    };

    /// <summary>Why a cell stopped.</summary>
    public static JsonObject Error(CellError error) => Error(error.Name, error.Message, error.Traceback);

    /// <summary>The same as an output under the cell.</summary>
    public static JsonObject ErrorOutput(CellError error)
    {
        var output = Error(error);
        output.Remove("status");
        return output;
    }

    /// <summary>The content as it stands in a message.</summary>
    public static JsonElement ToElement(JsonObject content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            content.WriteTo(json);
        }

        var reader = new Utf8JsonReader(bytes.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
