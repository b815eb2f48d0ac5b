using System.Net;
using System.Text;
using NeuroPose.Figures;

namespace NeuroPose.Interactive.Markup;

/// <summary>
/// HTML that a notebook shows even when it does not trust the file: no style sheet, no script, no inline SVG.
/// Every text from outside goes through <see cref="Escape"/>.
/// </summary>
internal static class Html
{
    private const int LongestName = 200;

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A figure as an image that carries its data with it, and its description for those who cannot see it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="more">Attributes that a sanitizer takes out, which the image can do without.</param>
    public static string Picture(Figure figure, params IEnumerable<(string Name, string Value)> more)
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.ToSvg()));
        var added = string.Concat(more.Select(attribute => $" {attribute.Name}=\"{Escape(attribute.Value)}\""));
        return $"<img src=\"data:image/svg+xml;base64,{data}\" alt=\"{Escape(Cut.To(figure.Describe(), Cut.LongestValue))}\" style=\"max-width:100%\"{added}>";
    }

    /// <summary>A value of one line, as the formatting package shows numbers.</summary>
    public static string Line(string text) => $"<div class=\"dni-plaintext\"><pre>{Escape(text)}</pre></div>";

    /// <summary>What is shown, in bold, and what kind of thing it is.</summary>
    public static string Heading(string name, string kind) =>
        name.Length > 0 ? $"<p><strong>{Escape(Cut.To(name, LongestName))}</strong> · {Escape(kind)}</p>\n" : $"<p><strong>{Escape(kind)}</strong></p>\n";

    /// <summary>Facts as a table of two columns.</summary>
    public static string Table(IEnumerable<Fact> facts) =>
        $"<table>\n{string.Concat(facts.Select(fact => $"<tr>{Cell("th", fact.Name)}{Cell("td", fact.Value)}</tr>\n"))}</table>\n";

    /// <summary>Records as a table with a head of one or more rows.</summary>
    public static string Table(IEnumerable<IEnumerable<string>> heads, IEnumerable<IEnumerable<string>> rows)
    {
        static string Row(string tag, IEnumerable<string> cells) => $"<tr>{string.Concat(cells.Select(cell => Cell(tag, cell)))}</tr>\n";

        return $"<table>\n{string.Concat(heads.Select(head => Row("th", head)))}{string.Concat(rows.Select(row => Row("td", row)))}</table>\n";
    }

    // Jupyter aligns the cells of tables to the right. A style mends it in JupyterLab; the classic notebook takes styles out of a file
    // that it does not trust, and leaves "align".
    private static string Cell(string tag, string text) =>
        $"<{tag} style=\"text-align:left;vertical-align:top\"><div align=\"left\">{Escape(Cut.To(text, Cut.LongestValue))}</div></{tag}>";
}
