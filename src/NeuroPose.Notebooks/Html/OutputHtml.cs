using System.Net;
using System.Text;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Html;

/// <summary>A cell's outputs as HTML. HTML that the notebook holds is its own; everything else is escaped.</summary>
internal static class OutputHtml
{
    /// <summary>The HTML of one output.</summary>
    public static string Of(CellOutput output) => output switch
    {
        StreamOutput stream => $"<pre class=\"stream {(stream.Name == "stderr" ? "stderr" : "stdout")}\">{Text(stream.Text)}</pre>",
        ErrorOutput error => $"<pre class=\"error\" role=\"alert\">{Text(error.Traceback.Count > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Message}")}</pre>",
        DisplayDataOutput display => Bundle(display.Data),
        ExecuteResultOutput result => Bundle(result.Data),
        _ => "",
    };

    private static string Bundle(MimeBundle data)
    {
        if (data[MimeBundle.Html] is { } html)
        {
            return $"<div class=\"rich\">{html}</div>";
        }

        if (data["image/svg+xml"] is { } svg)
        {
            return Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), data);
        }

        foreach (var mime in (string[])["image/png", "image/jpeg", "image/gif"])
        {
            if (data[mime] is { } image)
            {
                return Picture(mime, image.ReplaceLineEndings(""), data);
            }
        }

        return data["text/markdown"] is { } markdown
            ? $"<div class=\"rich\">{MarkdownHtml.Of(markdown)}</div>"
            : data[MimeBundle.PlainText] is { } plain ? $"<pre>{Text(plain)}</pre>" : "";
    }

    private static string Picture(string mime, string base64, MimeBundle data) =>
        $"<img alt=\"{WebUtility.HtmlEncode(data[MimeBundle.PlainText] ?? "figure")}\" src=\"data:{mime};base64,{WebUtility.HtmlEncode(base64)}\">";

    private static string Text(string text) => Ansi.ToHtml(text);
}
