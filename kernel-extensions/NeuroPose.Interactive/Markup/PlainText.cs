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

    /// <summary>A head and rows below each other; columns of numbers are aligned to the right, others to the left.</summary>
    public static string Columns(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<bool> areNumbers)
    {
        var widths = areNumbers.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        string Cell(string text, int column) => areNumbers[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select(Cell)).TrimEnd()));
    }

    /// <summary>Whether a cell's text is a number.</summary>
    public static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-' || text is "NaN" or "Infinity");

    /// <summary>A name as it may stand in a terminal: no line break or control sequence in it, cut when long.</summary>
    public static string OneLine(string text, int longest = Cut.LongestValue) =>
        string.Concat(Cut.To(text, longest).Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
