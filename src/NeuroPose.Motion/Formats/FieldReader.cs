using System.Text;

namespace NeuroPose.Formats;

/// <summary>Divides a text into lines of fields. Fields in quotes may hold the delimiter and doubled quotes, but no line ends: these are tables of numbers.</summary>
internal sealed class FieldReader(TextReader reader, char delimiter, string path)
{
    private const int LongestLine = 1 << 24;

    private readonly List<(string Text, int Column)> fields = [];
    private readonly StringBuilder text = new();

    /// <summary>The line in hand, counted from one.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the line in hand without blanks around them, and where each begins, counted in characters from one.</summary>
    public IReadOnlyList<(string Text, int Column)> Fields => fields;

    /// <summary>Goes on to the next line that is not blank; false at the end.</summary>
    public bool Read()
    {
        while (NextLine() is { } line)
        {
            Line++;
            if (!line.AsSpan().IsWhiteSpace())
            {
                Divide(line);
                return true;
            }
        }

        return false;
    }

    private string? NextLine()
    {
        text.Clear();
        for (var read = reader.Read(); read >= 0; read = reader.Read())
        {
            if (read == '\n')
            {
                return text.ToString();
            }

            text.Append((char)read);
            if (text.Length > LongestLine)
            {
                throw new FileFormatException(FormattableString.Invariant($"the line has more than {LongestLine} characters. Expected one frame a line."), new(File: path, Line: Line + 1));
            }
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    private void Divide(string line)
    {
        fields.Clear();
        for (var at = 0; at <= line.Length; at++)
        {
            while (at < line.Length && line[at] != delimiter && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            var start = at;
            if (at < line.Length && line[at] == '"')
            {
                fields.Add((Quoted(line, ref at), start + 1));
            }
            else
            {
                at = line.IndexOf(delimiter, start) is var end and >= 0 ? end : line.Length;
                fields.Add((line[start..at].Trim(), start + 1));
            }
        }
    }

    /// <summary>Leaves the position at the delimiter behind the field, or at the end of the line.</summary>
    private string Quoted(string line, ref int at)
    {
        var start = at++;
        text.Clear();
        while (at < line.Length && (line[at] != '"' || (at + 1 < line.Length && line[at + 1] == '"')))
        {
            text.Append(line[at]);
            at += line[at] == '"' ? 2 : 1;
        }

        var end = line.IndexOf(delimiter, Math.Min(at, line.Length)) is var next and >= 0 ? next : line.Length;
        if (at >= line.Length || !line.AsSpan(at + 1, end - at - 1).IsWhiteSpace())
        {
            throw new FileFormatException("a quoted field does not end in a quote before the next delimiter.", new(File: path, Line: Line, Column: start + 1));
        }

        at = end;
        return text.ToString();
    }
}
