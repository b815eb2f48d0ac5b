using System.Globalization;

namespace NeuroPose.Papers;

/// <summary>A table that goes on on the next page, its head with it. Its cells are LaTeX already.</summary>
internal static class LatexTable
{
    // What fits on a line of small letters.
    private const int WidestLine = 92;
    private const int WidestCell = 34;

    /// <summary>The table.</summary>
    /// <param name="head">The heads of the columns.</param>
    /// <param name="rows">Rows of as many cells.</param>
    /// <param name="isNumeric">Whether a column holds numbers, which stand on the right.</param>
    /// <param name="caption">The caption with its label; empty for none.</param>
    public static string Of(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, Func<int, bool> isNumeric, string caption)
    {
        var columns = Enumerable.Range(0, head.Count).Select(column => Column(column, [head, .. rows], isNumeric(column))).ToList();
        var text = columns.Where(column => !column.IsNumeric).Sum(column => column.Width);
        var room = WidestLine - columns.Where(column => column.IsNumeric).Sum(column => column.Width);
        var isWide = text > Math.Max(room, WidestLine / 4);
        var shape = string.Concat(columns.Select(column => column.IsNumeric ? "r" : isWide ? Paragraph(column.Width, text, Math.Max(room, WidestLine / 4)) : "l"));
        string Row(IReadOnlyList<string> cells) => string.Join(" & ", cells) + " \\\\";
        var headLine = Row(head);
        return string.Join(
            '\n',
            [
                $"{{\\footnotesize\\setlength{{\\tabcolsep}}{{{(columns.Count > 7 ? "2.5" : "4")}pt}}\\begin{{longtable}}{{{shape}}}",
                .. caption.Length > 0 ? [caption + " \\\\"] : Array.Empty<string>(),
                "\\toprule", headLine, "\\midrule", "\\endfirsthead", "\\toprule", headLine, "\\midrule", "\\endhead", "\\bottomrule", "\\endlastfoot",
                .. rows.Select(Row),
                "\\end{longtable}}",
            ]);
    }

    private static (bool IsNumeric, int Width) Column(int column, IReadOnlyList<IReadOnlyList<string>> rows, bool isNumeric) =>
        (isNumeric, rows.Max(row => Math.Min(WidestCell, column < row.Count ? row[column].Length : 0)) + 2);

    private static string Paragraph(int width, int all, int room) =>
        string.Create(CultureInfo.InvariantCulture, $">{{\\raggedright\\arraybackslash}}p{{{(double)width / all * room / WidestLine * 0.92:0.000}\\linewidth}}");
}
