namespace NeuroPose.Interactive.Markup;

/// <summary>Text for a terminal.</summary>
internal static class PlainText
{
    /// <summary>Facts one a line, their values below each other.</summary>
    public static string Lines(IReadOnlyList<Fact> facts)
    {
        var width = facts.Count > 0 ? facts.Max(fact => fact.Name.Length) : 0;
        return string.Join('\n', facts.Select(fact => $"  {fact.Name.PadRight(width)}  {OneLine(fact.Value)}"));
    }

    /// <summary>A head and rows below each other; columns of numbers, known or not, are aligned to the right, others to the left.</summary>
    public static string Columns(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = Enumerable.Range(0, rows.Max(row => row.Count)).ToArray();
        var widths = columns.Select(column => rows.Max(row => row[column].Length)).ToArray();
        var areNumbers = columns.Select(column => rows.Skip(1).All(row => IsNumber(row[column]) || row[column] == Known.Unknown)).ToArray();
        string Cell(string text, int column) => areNumbers[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select(Cell)).TrimEnd()));
    }

    private static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or 'N');

    /// <summary>A name as it may stand in a terminal: no line break or control sequence in it, cut when long.</summary>
    public static string OneLine(string text, int longest = Cut.LongestValue) =>
        string.Concat(Cut.To(text, longest).Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
