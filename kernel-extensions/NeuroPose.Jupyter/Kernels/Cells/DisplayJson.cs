using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Things to show as the content of messages: JSON types as a tree, all others as text.</summary>
internal static class DisplayJson
{
    /// <summary>The forms by their MIME type.</summary>
    public static JsonObject Data(MimeBundle data)
    {
        var forms = new JsonObject();
        foreach (var (mime, content) in data.Forms)
        {
            forms[mime] = MimeBundle.IsJson(mime) ? Tree(content) : content;
        }

        return forms;
    }

    /// <summary>The content of <c>display_data</c> and <c>update_display_data</c>.</summary>
    public static JsonObject Shown(MimeBundle data, string displayId) => new()
    {
        ["data"] = Data(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    /// <summary>The content of <c>execute_result</c>.</summary>
    public static JsonObject Result(MimeBundle data, int executionCount) => new()
    {
        ["execution_count"] = executionCount,
        ["data"] = Data(data),
        ["metadata"] = new JsonObject(),
    };

    /// <summary>How many characters the forms have together.</summary>
    public static int Size(MimeBundle data) => data.Forms.Values.Sum(content => content.Length);

    // A formatter of the user's may call something JSON that is none.
    private static JsonNode? Tree(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
