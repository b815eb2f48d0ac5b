using System.Text;

namespace NeuroPose.Interactive.Markup;

/// <summary>
/// Tables for a paper, with the rules of the package booktabs. Every text from outside goes through <see cref="Escape"/>.
/// </summary>
internal static class Latex
{
    /// <summary>Text that stays text. Letters beyond ASCII are left as they are: LaTeX reads UTF-8.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in PlainText.OneLine(text))
        {
            _ = character switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '<' => escaped.Append(@"\textless{}"),
                '>' => escaped.Append(@"\textgreater{}"),
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A table; columns of numbers are aligned to the right. What there is to say beyond it stands below its last rule.</summary>
    public static string Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<bool> areNumbers, string rest) =>
        Tabular(string.Concat(areNumbers.Select(isNumber => isNumber ? 'r' : 'l')), Row(columns) + "\\midrule\n" + string.Concat(rows.Select(Row)), rest, columns.Count);

    /// <summary>Facts as a table of two columns, long values in lines.</summary>
    public static string Table(IEnumerable<Fact> facts) =>
        Tabular(@"lp{0.7\linewidth}", string.Concat(facts.Select(fact => Row([fact.Name, fact.Value]))), "", 2);

    private static string Tabular(string alignment, string body, string rest, int columns)
    {
        var note = rest.Length > 0 ? FormattableString.Invariant($"\\multicolumn{{{columns}}}{{p{{\\linewidth}}}}{{{Escape(rest)}}} \\\\\n") : "";
        return $"\\begin{{tabular}}{{{alignment}}}\n\\toprule\n{body}\\bottomrule\n{note}\\end{{tabular}}\n";
    }

    private static string Row(IEnumerable<string> cells) => string.Join(" & ", cells.Select(Escape)) + " \\\\\n";
}
