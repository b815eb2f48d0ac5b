using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Tests;

/// <summary>Small notebooks for tests.</summary>
internal static class NotebookText
{
    /// <summary>A notebook of code cells, in the layout Jupyter writes.</summary>
    public static Notebook OfCode(params string[] sources) => Of([.. sources.Select(source => ("code", source, (string?)null))]);

    public static Notebook Of(params (string Type, string Source, string? Tag)[] cells)
    {
        var list = new JsonArray();
        foreach (var (type, source, tag) in cells)
        {
            var cell = new JsonObject { ["cell_type"] = type, ["id"] = $"c{list.Count}", ["metadata"] = new JsonObject(), ["source"] = source };
            if (tag is not null)
            {
                cell["metadata"]!["tags"] = new JsonArray(tag);
            }

            if (type == "code")
            {
                cell["execution_count"] = null;
                cell["outputs"] = new JsonArray();
            }

            list.Add((JsonNode)cell);
        }

        var root = new JsonObject { ["cells"] = list, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        return Notebook.Parse(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1 }) + "\n", "test.ipynb");
    }
}
