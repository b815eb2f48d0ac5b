using System.Text;

namespace NeuroPose.Formats;

/// <summary>
/// Divides a text into lines of fields. Fields in quotes may hold the delimiter and doubled quotes, but no line ends: these are tables of
/// numbers.
/// </summary>
internal sealed class FieldReader(TextReader reader, char delimiter, string path)
{
    private const int LongestLine = 1 << 24;

    private readonly List<(string Text, int Column)> fields = [];
    private readonly StringBuilder text = new();
    private readonly char[] buffer = new char[1 << 14];
    private int at;
    private int filled;

    /// <summary>What stands between two fields.</summary>
    public char Delimiter => delimiter;

    /// <summary>The line in hand, counted from one.</summary>
    public int Line { get; private set; }

    /// <summary>The line in hand as it stands in the file.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many blank lines stand right before the line in hand; a line with a delimiter is not blank.</summary>
    public int BlankLinesBefore { get; private set; }

    /// <summary>The fields of the line in hand without blanks around them, and where each begins, counted in characters from one.</summary>
    public IReadOnlyList<(string Text, int Column)> Fields => fields;

    /// <summary>Goes on to the next line that is not blank; false at the end.</summary>
    public bool Read()
    {
        BlankLinesBefore = 0;
        while (NextLine() is { } line)
        {
            Line++;
            if (!line.AsSpan().IsWhiteSpace() || line.Contains(delimiter, StringComparison.Ordinal))
            {
                Text = line;
                Divide(line);
                return true;
            }

            BlankLinesBefore++;
        }

        return false;
    }

    private string? NextLine()
    {
        text.Clear();
        for (; Has(1); at++)
        {
            if (LineEnd() is > 0 and var length)
            {
                at += length;
                return text.ToString();
            }

            text.Append(buffer[at]);
            if (text.Length > LongestLine)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"the line has more than {LongestLine} characters. Expected one frame a line."),
                    new(File: path, Line: Line + 1));
            }
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    /// <summary>
    /// How many characters end the line here: LF, CR LF or CR; also CR CR LF, of programs that turn LF into CR LF twice. 0 when it goes on.
    /// </summary>
    private int LineEnd() =>
        buffer[at] == '\n' ? 1
        : buffer[at] != '\r' ? 0
        : Has(2) && buffer[at + 1] == '\n' ? 2
        : Has(3) && buffer[at + 1] == '\r' && buffer[at + 2] == '\n' ? 3
        : 1;

    /// <summary>Whether so many characters are left, all of which are then in the buffer.</summary>
    private bool Has(int count)
    {
        while (filled - at < count)
        {
            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            (at, filled) = (0, filled - at);
            var read = reader.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }

    private void Divide(string line)
    {
        fields.Clear();
        for (var position = 0; position <= line.Length; position++)
        {
            while (position < line.Length && line[position] != delimiter && char.IsWhiteSpace(line[position]))
            {
                position++;
            }

            var start = position;
            if (position < line.Length && line[position] == '"')
            {
                fields.Add((Quoted(line, ref position), start + 1));
            }
            else
            {
                position = line.IndexOf(delimiter, start) is var end and >= 0 ? end : line.Length;
                fields.Add((line[start..position].Trim(), start + 1));
            }
        }
    }

    /// <summary>Leaves the position at the delimiter behind the field, or at the end of the line.</summary>
    private string Quoted(string line, ref int position)
    {
        var start = position++;
        text.Clear();
        while (position < line.Length && (line[position] != '"' || (position + 1 < line.Length && line[position + 1] == '"')))
        {
            text.Append(line[position]);
            position += line[position] == '"' ? 2 : 1;
        }

        var end = line.IndexOf(delimiter, Math.Min(position, line.Length)) is var next and >= 0 ? next : line.Length;
        if (position >= line.Length || !line.AsSpan(position + 1, end - position - 1).IsWhiteSpace())
        {
            var hasSemicolons = delimiter != ';' && line.Contains(';', StringComparison.Ordinal);
            throw new FileFormatException(
                "a quoted field does not end in a quote before the next delimiter."
                    + (hasSemicolons ? " Where semicolons divide the fields: --delimiter \";\"." : ""),
                new(File: path, Line: Line, Column: start + 1));
        }

        position = end;
        return text.ToString();
    }
}
