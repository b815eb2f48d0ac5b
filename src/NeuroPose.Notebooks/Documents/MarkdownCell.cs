using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Documents;

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
