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

    /// <summary>Columns aligned to the right, the first to the left.</summary>
    public static string Columns(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0)).ToArray();
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }

    /// <summary>A name as it may stand in a terminal: no line break or control sequence in it, cut when long.</summary>
    public static string OneLine(string text, int longest = 400)
    {
        var clean = string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
        return clean.Length > longest ? clean[..(longest - 1)] + "…" : clean;
    }
}
