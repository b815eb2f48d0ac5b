using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroPose.Notebooks.Documents;

/// <summary>Checks that a JSON tree has the parts of a notebook that the typed view relies on.</summary>
internal sealed class NotebookShape(string text, string file)
{
    /// <summary>Throws at the first part that is not what nbformat 4 says.</summary>
    public void Check(JsonNode? root)
    {
        CheckStrings(root, "$");
        if (root is not JsonObject notebook)
        {
            throw Wrong("$", $"a notebook is a JSON object, but this is {Kind(root)}. Name a file that ends in .ipynb.");
        }

        CheckVersion(notebook);
        Optional<JsonObject>(notebook, "metadata", "$", "an object");
        if (notebook["cells"] is not JsonArray cells)
        {
            throw Wrong(notebook.ContainsKey("cells") ? "$.cells" : "$", $"expected \"cells\", a list, but found {Kind(notebook["cells"])}.");
        }

        for (var index = 0; index < cells.Count; index++)
        {
            CheckCell(cells[index], $"$.cells[{index}]");
        }
    }

    private void CheckVersion(JsonObject notebook)
    {
        if (!notebook.ContainsKey("nbformat"))
        {
            throw Wrong("$", "there is no \"nbformat\", so this JSON is not a Jupyter notebook. Name a file that ends in .ipynb.");
        }

        if (!IsInteger(notebook["nbformat"], out var major))
        {
            throw Wrong("$.nbformat", $"expected the number 4, but found {Kind(notebook["nbformat"])}.");
        }

        if (major < 4)
        {
            throw Wrong("$.nbformat", $"expected nbformat 4, but this is nbformat {major}. Convert it with: jupyter nbconvert --to notebook --nbformat 4 FILE");
        }

        if (major > 4)
        {
            throw Wrong("$.nbformat", $"expected nbformat 4, but this is nbformat {major}, newer than this version knows. Save it as version 4, or update NeuroPose Workbench.");
        }

        if (notebook.ContainsKey("nbformat_minor") && !IsInteger(notebook["nbformat_minor"], out _))
        {
            throw Wrong("$.nbformat_minor", $"expected a whole number, but found {Kind(notebook["nbformat_minor"])}.");
        }
    }

    private void CheckCell(JsonNode? node, string path)
    {
        if (node is not JsonObject cell)
        {
            throw Wrong(path, $"a cell is an object, but this is {Kind(node)}.");
        }

        var type = cell["cell_type"]?.GetValueKind() == JsonValueKind.String ? cell["cell_type"]!.GetValue<string>() : null;
        if (type is not ("code" or "markdown" or "raw"))
        {
            var found = type is null ? Kind(cell["cell_type"]) : $"\"{type}\"";
            throw Wrong(cell.ContainsKey("cell_type") ? path + ".cell_type" : path, $"expected a cell_type of code, markdown or raw, but found {found}.");
        }

        RequireText(cell, "source", path);
        Optional<JsonObject>(cell, "metadata", path, "an object");
        Optional<JsonObject>(cell, "attachments", path, "an object");
        if (cell.ContainsKey("id") && cell["id"]?.GetValueKind() != JsonValueKind.String)
        {
            throw Wrong(path + ".id", $"expected text, but found {Kind(cell["id"])}.");
        }

        if (type == "code")
        {
            CheckCode(cell, path);
        }
    }

    private void CheckCode(JsonObject cell, string path)
    {
        if (cell["execution_count"] is { } count && !IsInteger(count, out _))
        {
            throw Wrong(path + ".execution_count", $"expected a whole number or null, but found {Kind(count)}.");
        }

        Optional<JsonArray>(cell, "outputs", path, "a list");
        var outputs = cell["outputs"] as JsonArray ?? [];
        for (var index = 0; index < outputs.Count; index++)
        {
            CheckOutput(outputs[index], $"{path}.outputs[{index}]");
        }
    }

    private void CheckOutput(JsonNode? node, string path)
    {
        if (node is not JsonObject output)
        {
            throw Wrong(path, $"an output is an object, but this is {Kind(node)}.");
        }

        if (output["output_type"]?.GetValueKind() != JsonValueKind.String)
        {
            throw Wrong(path, $"expected an output_type (text), but found {Kind(output["output_type"])}.");
        }

        Optional<JsonObject>(output, "data", path, "an object");
        Optional<JsonObject>(output, "metadata", path, "an object");
        if (output["output_type"]!.GetValue<string>() == "stream")
        {
            RequireText(output, "text", path);
        }
    }

    private void RequireText(JsonObject owner, string name, string path)
    {
        if (TextLines.Join(owner[name]) is null)
        {
            throw Wrong(owner.ContainsKey(name) ? $"{path}.{name}" : path, $"expected \"{name}\", text or a list of text lines, but found {Kind(owner[name])}.");
        }
    }

    private void Optional<T>(JsonObject owner, string name, string path, string expected)
        where T : JsonNode
    {
        if (owner.ContainsKey(name) && owner[name] is not T)
        {
            throw Wrong($"{path}.{name}", $"expected {expected}, but found {Kind(owner[name])}.");
        }
    }

    // Half a surrogate pair is legal JSON but not text, and no UTF-8 file can hold it.
    private void CheckStrings(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    CheckStrings(value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    CheckStrings(items[index], $"{path}[{index}]");
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                try
                {
                    value.GetValue<string>();
                }
                catch (InvalidOperationException)
                {
                    throw Wrong(path, "the text holds half of a character (an unpaired surrogate escape). Remove it.");
                }

                break;
            default:
                break;
        }
    }

    private NotebookFormatException Wrong(string path, string problem) => new(file, problem, path, JsonPlace.LineOf(text, path));

    private static bool IsInteger(JsonNode? node, out int number)
    {
        number = 0;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out number);
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "nothing",
        JsonValueKind.String => "text",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "the number " + node.ToJsonString(),
        _ => node.ToJsonString(),
    };
}
