using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Documents;

/// <summary>A cell of a notebook: a typed view of its part of the file.</summary>
public abstract class Cell
{
    private protected Cell(JsonObject json) => Json = json;

    /// <summary>The cell's id; null in files older than nbformat 4.5.</summary>
    public string? Id => Json["id"]?.GetValue<string>();

    /// <summary>The cell's text.</summary>
    public string Source => TextLines.Join(Json["source"]) ?? "";

    /// <summary>The cell's tags, such as <c>parameters</c> or <c>remove-input</c>.</summary>
    public IReadOnlyList<string> Tags =>
        Json["metadata"]?["tags"] is JsonArray tags
            ? [.. tags.Where(tag => tag?.GetValueKind() == JsonValueKind.String).Select(tag => tag!.GetValue<string>())]
            : [];

    /// <summary>
    /// The language that the cell's metadata names, as Polyglot Notebooks and .NET Interactive write it; null where it names none.
    /// </summary>
    public string? Language => NameAt("polyglot_notebook", "kernelName") ?? NameAt("dotnet_interactive", "language");

    /// <summary>The cell's part of the file.</summary>
    internal JsonObject Json { get; }

    /// <summary>A copy of the cell's metadata; what you change in it does not reach the notebook.</summary>
    public JsonObject GetMetadata() => Json["metadata"]?.DeepClone().AsObject() ?? [];

    /// <summary>The typed view of a cell object that has been checked.</summary>
    internal static Cell Of(JsonObject json) => json["cell_type"]!.GetValue<string>() switch
    {
        "code" => new CodeCell(json),
        "markdown" => new MarkdownCell(json),
        _ => new RawCell(json),
    };

    private string? NameAt(string section, string name) =>
        Json["metadata"]?[section] is JsonObject found && found[name]?.GetValueKind() == JsonValueKind.String
            ? found[name]!.GetValue<string>()
            : null;
}

/// <summary>A cell that is neither executed nor rendered.</summary>
public sealed class RawCell : Cell
{
    internal RawCell(JsonObject json)
        : base(json)
    {
    }
}

/// <summary>A cell of prose in Markdown.</summary>
public sealed class MarkdownCell : Cell
{
    internal MarkdownCell(JsonObject json)
        : base(json)
    {
    }

    /// <summary>Files pasted into the cell, by the name that <c>attachment:name</c> refers to.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments =>
        (Json["attachments"] as JsonObject ?? []).ToDictionary(
            attachment => attachment.Key,
            attachment => OutputJson.ReadBundle(attachment.Value),
            StringComparer.Ordinal);
}
