using System.Text;
using System.Text.RegularExpressions;
using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>Numbers, figures and tables as HTML.</summary>
internal sealed partial class PaperPageItems(PaperText text, SidecarLinks links)
{
    /// <summary>The id, within the page, of the line that says how an item was made.</summary>
    public static string MadeId(PaperItem item) => "made-" + item.Id;

    /// <summary>"Figure 2", leading to it.</summary>
    public string Reference(PaperItem item) => $"<a class=\"see\" href=\"#{item.Id}\">{text.Labels[item.Id].Replace(" ", "&nbsp;", StringComparison.Ordinal)}</a>";

    public string Of(ShownItem shown, string format) => shown.Value switch
    {
        PaperNumber number => $"<data value=\"{number.Content}\" title=\"{Text(Exactly(shown, number))}\">{Text(PaperWords.Number(number.Value, format))}</data>",
        PaperFigure figure => Figure(shown, figure),
        PaperTable table => Table(shown, table, format),
        _ => "",
    };

    /// <summary>A number without anything around it.</summary>
    public static string Bare(ShownItem shown, string format) => shown.Value is PaperNumber number ? PaperWords.Number(number.Value, format) : "";

    private static string Exactly(ShownItem shown, PaperNumber number) =>
        $"{shown.Item.Title ?? shown.Item.Id}: {number.Content}{(number.Unit.Length > 0 ? " " + number.Unit : "")} ({shown.Item.From})";

    private string Figure(ShownItem shown, PaperFigure figure) => $"""
        <figure id="{shown.Item.Id}">
        {Picture(Spaces().Replace(figure.Description, " "), figure.Svg)}
        {Caption(shown)}
        </figure>
        """;

    private string Table(ShownItem shown, PaperTable table, string format)
    {
        var kinds = table.Columns.Select((_, column) => PaperWords.IsNumeric(table, column) ? " class=\"number\"" : "").ToList();
        var html = new StringBuilder($"<figure id=\"{shown.Item.Id}\" class=\"table\">\n{Caption(shown)}\n<div class=\"wide\"><table>\n<thead><tr>");
        html.AppendJoin("", table.Columns.Select((column, index) => $"<th{kinds[index]}>{Text(PaperWords.Head(column))}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select((cell, index) => $"<td{kinds[index]}>{Text(PaperWords.Cell(cell, format))}</td>")).Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table></div>\n</figure>").ToString();
    }

    private string Caption(ShownItem shown)
    {
        // On paper the hashes are in the appendix, and the label leads there.
        var label = $"{text.Labels[shown.Item.Id]}.";
        var sentence = Text(PaperWords.Sentence(shown.Item));
        return links == SidecarLinks.Files
            ? $"<figcaption><b>{label}</b> {sentence} <a class=\"hash\" href=\"sidecars/{Text(shown.Item.Sidecar)}\" title=\"How it was made\">{shown.Sidecar.ShortHash}</a></figcaption>"
            : $"<figcaption><b><a href=\"#{MadeId(shown.Item)}\">{label}</a></b> {sentence}</figcaption>";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
