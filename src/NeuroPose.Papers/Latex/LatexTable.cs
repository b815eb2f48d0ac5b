using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>Tables in LaTeX. Their cells are LaTeX already.</summary>
internal static partial class LatexTable
{
    // What fits on a line of small letters, and of the smallest.
    private const int SmallLine = 92;
    private const int SmallestLine = 112;

    // What a column of words gets at least and at most of it, in letters.
    private const int LeastWords = 8;
    private const int MostWords = 60;

    // Between two columns.
    private const int Gap = 2;

    // More rows do not fit on a page.
    private const int MostRows = 36;

    /// <summary>A table; one that is longer than a page goes on on the next, its head with it.</summary>
    /// <param name="head">The heads of the columns.</param>
    /// <param name="rows">Rows of as many cells.</param>
    /// <param name="isNumeric">Whether a column holds numbers, which stand on the right.</param>
    /// <param name="caption">The caption with its label; empty for none.</param>
    /// <param name="isSmallest">Whether it is of the smallest letters, as in an appendix.</param>
    public static string Of(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, Func<int, bool> isNumeric, string caption, bool isSmallest = false)
    {
        IReadOnlyList<string>[] lines = [head, .. rows];
        var widest = isSmallest ? SmallestLine : SmallLine;
        var widths = Enumerable.Range(0, head.Count).Select(column => Width(lines, column)).ToList();
        var isWide = widths.Sum(width => width + Gap) > widest;
        var shape = isWide ? Divided(lines, widths, isNumeric, widest) : string.Concat(widths.Select((_, column) => isNumeric(column) ? "r" : "l"));
        string Row(IReadOnlyList<string> cells) => string.Join(" & ", cells) + " \\\\";
        var size = $"{(isSmallest ? "\\scriptsize" : "\\footnotesize")}\\setlength{{\\tabcolsep}}{{{(head.Count > 7 ? "2.5" : "4")}pt}}";
        string[] body = [.. rows.Select(Row)];
        if (rows.Count > MostRows)
        {
            // Behind figures that still wait for a page, rows would be lost: they are drawn first.
            return string.Join(
                '\n',
                [
                    $"{(isSmallest ? "" : "\\clearpage")}{{{size}\\begin{{longtable}}{{{shape}}}",
                    .. caption.Length > 0 ? [caption + " \\\\"] : Array.Empty<string>(),
                    "\\toprule", Row(head), "\\midrule", "\\endfirsthead", "\\toprule", Row(head), "\\midrule", "\\endhead", "\\bottomrule", "\\endlastfoot",
                    .. body,
                    "\\end{longtable}}",
                ]);
        }

        var table = $"{{{size}\\begin{{tabular}}{{{shape}}}\n\\toprule\n{Row(head)}\n\\midrule\n{string.Join('\n', body)}\n\\bottomrule\n\\end{{tabular}}}}";
        return caption.Length > 0
            ? $"\\begin{{table}}[htbp]\n\\centering\n{caption}\n\\smallskip\n{table}\n\\end{{table}}"
            : $"\\begin{{center}}\n{table}\n\\end{{center}}";
    }

    /// <summary>Columns that break their lines: numbers as wide as they are, words by how much they have to say.</summary>
    private static string Divided(IReadOnlyList<string>[] lines, List<int> widths, Func<int, bool> isNumeric, int widest)
    {
        var least = widths.Select((_, column) => isNumeric(column)
            ? Math.Max(Width(lines[1..], column), lines[0][column].Split(' ').Max(word => word.Length))
            : 0).ToList();
        var words = widths.Select((width, column) => isNumeric(column) ? 0 : Math.Clamp(width, LeastWords, MostWords)).ToList();
        var room = Math.Max(widest - least.Sum() - (Gap * widths.Count), LeastWords * words.Count(width => width > 0));
        // Where numbers alone are too wide everything gets narrower.
        var all = (double)Math.Max(widest, least.Sum() + room + (Gap * widths.Count));
        return string.Concat(widths.Select((_, column) => string.Create(
            CultureInfo.InvariantCulture,
            $">{{\\{(isNumeric(column) ? "raggedleft" : "raggedright")}\\arraybackslash}}p{{{(isNumeric(column) ? least[column] : (double)words[column] / words.Sum() * room) / all:0.000}\\linewidth}}")));
    }

    private static int Width(IReadOnlyList<string>[] lines, int column) =>
        lines.Length == 0 ? 0 : lines.Max(line => column < line.Count ? Printed(line[column]) : 0);

    // Commands are longer than what they print.
    private static int Printed(string latex) => Command().Replace(latex, "x").Length;

    [GeneratedRegex(@"\\[a-zA-Z]+(?:\{\})?|[{}$]")]
    private static partial Regex Command();
}
