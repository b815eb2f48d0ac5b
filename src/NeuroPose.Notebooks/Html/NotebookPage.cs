using System.Net;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Html;

/// <summary>
/// A notebook as one HTML page that opens without a network and needs no script to be read. The same notebook gives the same bytes.
/// HTML in outputs and Markdown is the notebook's own and is kept, but for its scripts: they are left out, and the page's policy
/// (Content-Security-Policy) lets a browser run and load nothing. All other text is escaped.
/// </summary>
public static class NotebookPage
{
    /// <summary>The page's HTML.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="isTrusted">
    /// Keeps the notebook's own scripts, such as a player's, and gives the page no policy: they run when it is opened, with all that a page
    /// may do.
    /// </param>
    public static string Render(Notebook notebook, bool isTrusted = false)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            if (!cell.Tags.Contains("remove-cell"))
            {
                Append(body, cell);
            }
        }

        return isTrusted
            ? PageShell.Of(Title(notebook), body.ToString())
            : PageShell.Of(Title(notebook), ScriptlessHtml.Of(body.ToString()), policy: PageShell.StrictPolicy);
    }

    /// <summary>Writes the page: to a temporary file in the same folder first, so that a crash leaves the old file whole.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file.</param>
    /// <param name="isTrusted">As for <see cref="Render"/>.</param>
    public static void Save(Notebook notebook, string path, bool isTrusted = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.WriteText(path, Render(notebook, isTrusted));
    }

    private static void Append(StringBuilder body, Cell cell)
    {
        switch (cell)
        {
            case MarkdownCell markdown:
                body.Append("<section class=\"markdown\">\n").Append(MarkdownHtml.Of(markdown.Source, markdown.Attachments)).Append("</section>\n");
                break;
            case CodeCell code:
                AppendCode(body, code);
                break;
            default:
                break;
        }
    }

    private static void AppendCode(StringBuilder body, CodeCell cell)
    {
        body.Append("<section class=\"code\">\n");
        if (!cell.Tags.Contains("remove-input") && cell.Source.Length > 0)
        {
            AppendInput(body, cell);
        }

        if (cell.Outputs.Count > 0 && !cell.Tags.Contains("remove-output"))
        {
            body.Append("<div class=\"output\">\n");
            foreach (var output in cell.Outputs)
            {
                body.Append(OutputHtml.Of(output)).Append('\n');
            }

            body.Append("</div>\n");
        }

        body.Append("</section>\n");
    }

    private static void AppendInput(StringBuilder body, CodeCell cell)
    {
        var isCSharp = (cell.Language ?? "csharp") is "csharp" or "c#";
        var code = isCSharp ? CSharpHighlighter.ToHtml(cell.Source) : WebUtility.HtmlEncode(cell.Source);
        var prompt = cell.ExecutionCount is { } count ? FormattableString.Invariant($"<div class=\"prompt\">In [{count}]</div>") : "";
        var input = $"<div class=\"input\">{prompt}<pre tabindex=\"0\"><code>{code}</code></pre></div>\n";
        body.Append(cell.Tags.Contains("hide-input") ? $"<details><summary>Code</summary>\n{input}</details>\n" : input);
    }

    private static string Title(Notebook notebook) =>
        notebook.Cells.OfType<MarkdownCell>().Select(cell => MarkdownHtml.FirstHeading(cell.Source)).FirstOrDefault(heading => !string.IsNullOrWhiteSpace(heading))
        ?? Path.GetFileNameWithoutExtension(notebook.Name);
}
