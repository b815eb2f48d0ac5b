using System.Net;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;
using NeuroPose.Papers;

namespace NeuroPose.Notebooks.Papers;

/// <summary>Writes what a re-execution made into a folder: figures, tables, and the text as Markdown and HTML.</summary>
public static class PaperOutput
{
    /// <summary>Writes the results.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="results">What was made; the text is written where all was made.</param>
    /// <param name="folder">The folder, made where it is missing.</param>
    public static void Save(PaperFolder paper, PaperResults results, string folder)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (var made in results.Items.Where(made => made.Value is not PaperNumber))
        {
            AtomicFile.WriteText(Path.Combine(folder, made.Item.File), made.Value.Content);
        }

        if (results.Items.Count == paper.Manifest.Items.Count && PaperText.Fill(paper, results) is { } text)
        {
            AtomicFile.WriteText(Path.Combine(folder, "paper.md"), text);
            AtomicFile.WriteText(Path.Combine(folder, "paper.html"), Page(paper.Manifest.Title, MarkdownHtml.Of(text)));
        }
    }

    private static string Page(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {PageStyle.Css}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
