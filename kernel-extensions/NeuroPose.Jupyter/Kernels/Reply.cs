using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>The content of messages that a kernel sends.</summary>
internal static class Reply
{
    // A terminal's sequences, which every front end knows.
    private const string Red = "\u001b[1;31m";
    private const string Plain = "\u001b[0m";

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

    /// <summary>Why a cell stopped, its kind and the marked line in red.</summary>
    public static JsonObject Error(CellError error) => Error(error.Name, error.Message, Colored(error));

    /// <summary>The same as an output under the cell.</summary>
    public static JsonObject ErrorOutput(CellError error)
    {
        var output = Error(error);
        output.Remove("status");
        return output;
    }

    private static IEnumerable<string> Colored(CellError error) =>
    [
        $"{Red}{error.Name}{Plain}: {error.Message}",
        .. error.Excerpt.Select(line => line.StartsWith('>') ? Red + line + Plain : line),
        .. error.Frames,
    ];

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
