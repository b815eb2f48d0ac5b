using System.Globalization;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Shows a place in a cell: the lines around it, numbered, the line marked, a caret under the column.</summary>
internal static class SourceExcerpt
{
    private const int Around = 2;

    /// <summary>The lines to print; none where the place is not in the text.</summary>
    public static IReadOnlyList<string> Of(string source, int? line, int? column)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        if (line is not { } marked || marked < 1 || marked > lines.Length)
        {
            return [];
        }

        var first = Math.Max(1, marked - Around);
        var last = Math.Min(lines.Length, marked + Around);
        var width = last.ToString(CultureInfo.InvariantCulture).Length;
        var excerpt = new List<string>();
        for (var number = first; number <= last; number++)
        {
            var text = lines[number - 1].Replace("\t", "    ", StringComparison.Ordinal);
            var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            excerpt.Add($"{(number == marked ? ">" : " ")} {label} | {text}".TrimEnd());
            if (number == marked && column is > 0)
            {
                excerpt.Add($"  {new string(' ', width)} | {new string(' ', Offset(lines[number - 1], column.Value))}^");
            }
        }

        return excerpt;
    }

    // A tab is shown as four blanks, so the caret has to count it as four.
    private static int Offset(string line, int column)
    {
        var before = line.AsSpan(0, Math.Min(line.Length, column - 1));
        return before.Length + (3 * before.Count('\t'));
    }
}
