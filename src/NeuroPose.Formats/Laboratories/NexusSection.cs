namespace NeuroPose.Formats;

/// <summary>A column of a section of a Nexus export.</summary>
/// <param name="Group">The marker, device or output that it belongs to, as the file names it: <c>Anna:LKneeAngles</c>.</param>
/// <param name="Name">The column's own name: <c>X</c>, <c>Fz</c>.</param>
/// <param name="Unit">Its unit; empty in older exports.</param>
internal sealed record NexusColumn(string Group, string Name, string Unit);

/// <summary>A table of a Nexus export.</summary>
/// <param name="Title">The section's name.</param>
/// <param name="Rate">Rows in a second.</param>
/// <param name="Columns">The columns behind the frame and the sub-frame.</param>
/// <param name="Frames">The frames; a frame has <paramref name="RowsPerFrame"/> rows.</param>
/// <param name="RowsPerFrame">1, or more for devices.</param>
/// <param name="Rows">The numbers.</param>
internal sealed record NexusSection(
    string Title, double Rate, IReadOnlyList<NexusColumn> Columns, FrameNumbers Frames, int RowsPerFrame, NumberTable Rows)
{
    /// <summary>Frames in a second.</summary>
    public double FramesPerSecond => Rate / RowsPerFrame;

    /// <summary>Reads a section whose title is in hand; the line behind its last row is then in hand.</summary>
    public static NexusSection Read(DelimitedText text, string title)
    {
        var rate = ReadRate(text);
        var groups = ReadRow(text, "the names of the markers or devices");
        var names = ReadRow(text, "the names of the columns");
        if (!names[0].StartsWith("Frame", StringComparison.OrdinalIgnoreCase)
            && !names[0].StartsWith("Field", StringComparison.OrdinalIgnoreCase)
            && !names[0].StartsWith("Sample", StringComparison.OrdinalIgnoreCase))
        {
            throw text.Refused("expected the names of the columns, the first of them Frame.");
        }

        var start = names.Length > 1 && names[1].StartsWith("Sub", StringComparison.OrdinalIgnoreCase) ? 2 : 1;
        var hasRow = text.ReadLine() && !text.IsBlank;
        string[] units = [];
        if (hasRow && IsUnits(text))
        {
            units = text.ReadCells();
            hasRow = text.ReadLine() && !text.IsBlank;
        }

        List<NexusColumn> columns = [];
        for (var column = start; column < names.Length; column++)
        {
            var group = column < groups.Length && groups[column].Length > 0 ? groups[column] : columns.Count > 0 ? columns[^1].Group : "";
            columns.Add(new(group, names[column], column < units.Length ? units[column] : ""));
        }

        // Lines of all sections have as many commas as the longest.
        while (columns.Count > 0 && columns[^1].Name.Length == 0)
        {
            columns.RemoveAt(columns.Count - 1);
        }

        text.Columns = names;
        return ReadRows(text, title, rate, columns, start, hasRow);
    }

    private static NexusSection ReadRows(DelimitedText text, string title, double rate, List<NexusColumn> columns, int start, bool hasRow)
    {
        FrameNumbers frames = new();
        NumberTable rows = new(columns.Count);
        var (rowsPerFrame, last) = (1, double.NaN);
        for (; hasRow; hasRow = text.ReadLine() && !text.IsBlank)
        {
            text.NextCell();
            if (TextNumber.Read(text.Cell, out _) != text.Cell.Length)
            {
                break;
            }

            var frame = text.CellNumber();
            var sub = start == 2 && text.NextCell() ? text.CellNumber() : 0;
            if (sub is 0 || !frame.Equals(last))
            {
                frames.Add(frame);
            }

            last = frame;
            rowsPerFrame = Math.Max(rowsPerFrame, (int)Math.Clamp(sub + 1, 1, 1_000_000));
            text.ReadNumbers(rows.Add());
        }

        frames.End();
        return new(title, rate, columns, frames, rowsPerFrame, rows);
    }

    private static double ReadRate(DelimitedText text)
    {
        text.ReadFilledLine();
        text.Delimiter = DelimitedText.DelimiterOf(text.Bytes, otherwise: (byte)',');
        text.NextCell();
        return TextNumber.Read(text.Cell, out var rate) == text.Cell.Length && rate > 0 && double.IsFinite(rate)
            ? rate
            : throw text.RefusedCell("is no rate in Hz, which stands below the name of a section.");
    }

    private static string[] ReadRow(DelimitedText text, string what)
    {
        if (!text.ReadLine())
        {
            throw text.Refused($"the file is cut short: expected {what}.");
        }

        // The names are the first line that has more than one cell in every file.
        text.Delimiter = DelimitedText.DelimiterOf(text.Bytes, otherwise: (byte)',');
        return text.ReadCells();
    }

    /// <summary>A row of units has something in it and no number in its first cell.</summary>
    private static bool IsUnits(DelimitedText text)
    {
        text.NextCell();
        var isNumber = TextNumber.Read(text.Cell, out _) > 0;
        text.Restart();
        return !isNumber;
    }
}
