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

    /// <summary>Records as a table; columns of numbers are aligned to the right. What a column's values are is said when the pointer rests on its head.</summary>
    /// <param name="head">The columns' names.</param>
    /// <param name="types">What each column's values are; empty where the names say it.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="areNumbers">Which columns are aligned to the right.</param>
    public static string Table(IReadOnlyList<string> head, IReadOnlyList<string> types, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<bool> areNumbers)
    {
        string Row(string tag, IReadOnlyList<string> cells) =>
            $"<tr>{string.Concat(cells.Select((cell, column) => Cell(tag, cell, areNumbers[column], tag == "th" && types.Count > 0 ? types[column] : "")))}</tr>\n";

        return $"<table>\n{Row("th", head)}{string.Concat(rows.Select(row => Row("td", row)))}</table>\n";
    }

    /// <summary>What few readers look for, folded away under a word.</summary>
    public static string Folded(string word, string html) => $"<details><summary>{Escape(word)}</summary>\n{html}</details>\n";

    // Jupyter aligns the cells of tables to the right. A style mends it in JupyterLab; the classic notebook takes styles out of a file
    // that it does not trust, and leaves "align".
    private static string Cell(string tag, string text, bool isNumber = false, string type = "")
    {
        var side = isNumber ? "right" : "left";
        var hint = type.Length > 0 ? $" title=\"{Escape(type)}\"" : "";
        return $"<{tag}{hint} style=\"text-align:{side};vertical-align:top\"><div align=\"{side}\">{Escape(Cut.To(text, Cut.LongestValue))}</div></{tag}>";
    }
}
