namespace NeuroPose.Files;

/// <summary>
/// A table as RFC 4180 writes it, one line at a time: UTF-8 without a mark, commas, quotes where a field needs them. Lines end in LF, as
/// in every
/// text that is written here; readers of RFC 4180 take both.
/// </summary>
/// <param name="Header">The columns' names.</param>
/// <param name="Rows">The fields of each line, without quotes; read once for each writing.</param>
internal sealed record CsvRows(IReadOnlyList<string> Header, IEnumerable<IEnumerable<string>> Rows)
{
    /// <summary>The whole table.</summary>
    public string ToText()
    {
        using var text = new StringWriter();
        Write(text);
        return text.ToString();
    }

    /// <summary>Writes the table into a file, whole or not at all.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, leaveOpen: true);
            Write(text);
        });
    }

    private void Write(TextWriter text)
    {
        Line(text, Header);
        foreach (var row in Rows)
        {
            Line(text, row);
        }
    }

    private static void Line(TextWriter text, IEnumerable<string> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            text.Write(isFirst ? "" : ",");
            text.Write(CsvField.Of(field));
            isFirst = false;
        }

        text.Write('\n');
    }
}
