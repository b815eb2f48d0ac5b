
namespace NeuroPose.Papers;

/// <summary>The paper as Markdown: figures are linked as <c>figures/ID.svg</c>, and each caption's hash to its sidecar.</summary>
internal static class PaperMarkdown
{
    public static string Of(PaperText text, Func<TextPlace, ShownItem> shown) =>
        text.Fill(place => place.Word == "see" ? text.Labels[place.Item.Id] : Render(shown(place), place.Format, text));

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
        return string.Concat(lines.Select(row => "| " + string.Join(" | ", row.Select(Escape)) + " |\n")).TrimEnd('\n');
    }

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
