using System.Text;

namespace NeuroPose.Interactive.Markup;

/// <summary>
/// Tables in GitHub's Markdown, which Jupyter and most sites show. Every text from outside goes through <see cref="Escape"/>.
/// </summary>
internal static class Markdown
{
    /// <summary>Text that stays text: neither markup nor a link nor a formula, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in PlainText.OneLine(text))
        {
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '$' or '~' or '#' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>What is shown, and what kind of thing it is.</summary>
    public static string Heading(string name, string kind) => name.Length > 0 ? $"**{Escape(name)}** · {Escape(kind)}\n" : $"**{Escape(kind)}**\n";

    /// <summary>A table; columns of numbers are aligned to the right.</summary>
    public static string Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<bool> areNumbers)
    {
        static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
        return Row(columns.Select(Escape)) + Row(areNumbers.Select(isNumber => isNumber ? "--:" : ":--")) + string.Concat(rows.Select(row => Row(row.Select(Escape))));
    }
}
