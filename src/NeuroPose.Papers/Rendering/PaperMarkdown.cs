using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>
/// The paper as Markdown: figures are linked as <c>figures/ID.svg</c>, and each caption's hash to its sidecar. The abstract stands behind the
/// title, the works that are cited at the end.
/// </summary>
internal static partial class PaperMarkdown
{
    public static string Of(PaperDocument document, Func<TextPlace, ShownItem> shown)
    {
        var cited = new CitationText(document.References);
        string Filled(PaperText text) => text.Fill(
            place => place.Word == "see" ? text.Labels[place.Item.Id] : Render(shown(place), place.Format, text),
            place => cited.Markdown(place.Citation));
        var body = Filled(document.Body);
        if (document.Abstract is { } summary)
        {
            var title = TitleLine().Match(body).Length;
            body = $"{body[..title]}{(title > 0 ? "\n\n" : "")}**Abstract.** {Filled(summary).Trim()}{(title > 0 ? "" : "\n\n")}{body[title..]}";
        }

        return body + cited.MarkdownList();
    }

    /// <summary>Text whose marks Markdown leaves alone.</summary>
    public static string Escape(string text) => Marks().Replace(text, @"\$0");

    private static string Render(ShownItem shown, string format, PaperText text) => shown.Value switch
    {
        PaperNumber number => PaperWords.Number(number.Value, format),
        PaperFigure figure => $"![{figure.Description}](figures/{shown.Item.Id}.svg)\n\n{Caption(shown, text)}",
        PaperTable table => $"{Caption(shown, text)}\n\n{Rows(table, format)}",
        _ => "",
    };

    private static string Caption(ShownItem shown, PaperText text) =>
        $"**{text.Labels[shown.Item.Id]}.** {PaperWords.Sentence(shown.Item)} [`{shown.Item.Id} {shown.Sidecar.ShortHash}`](sidecars/{shown.Item.Sidecar})";

    private static string Rows(PaperTable table, string format)
    {
        var rule = table.Columns.Select((_, column) => PaperWords.IsNumeric(table, column) ? "---:" : "---");
        var rows = table.Rows.Select(row => row.Select(cell => PaperWords.Cell(cell, format)));
        var lines = rows.Prepend(rule).Prepend(table.Columns.Select(PaperWords.Head));
        return string.Concat(lines.Select(row => "| " + string.Join(" | ", row.Select(Cell)) + " |\n")).TrimEnd('\n');
    }

    private static string Cell(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    [GeneratedRegex(@"\A\s*# [^\n]*")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"[\\`*_\[\]<>$|~]")]
    private static partial Regex Marks();
}
