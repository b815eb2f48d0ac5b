using System.Text;
using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>
/// The bytes of a JSON file, and where in it something is wrong. The place is looked for only when an error is reported: reading costs
/// nothing for it.
/// </summary>
/// <param name="file">The file, as the caller gave it.</param>
/// <param name="bytes">UTF-8 without a byte order mark.</param>
internal sealed class JsonBytes(string file, ReadOnlyMemory<byte> bytes)
{
    /// <summary>How deep values may be nested.</summary>
    public const int MaxDepth = 64;

    private const int ShownBytes = 16;

    public string File => file;

    public ReadOnlySpan<byte> Span => bytes.Span;

    /// <summary>Reads a file whole: its numbers take about as much memory as its text.</summary>
    /// <exception cref="FileFormatException">It is not there, cannot be read, or has 2 GB or more.</exception>
    public static JsonBytes Read(string path)
    {
        using var stream = TrialFile.Open(path);
        if (stream.Length > Array.MaxLength)
        {
            throw new FileFormatException($"the file has {stream.Length:N0} bytes; JSON up to 2 GB is read. Split it into several recordings.", new(File: path));
        }

        var all = new byte[stream.Length];
        stream.ReadExactly(all);
        return new(path, Utf8(all));
    }

    /// <summary>The text as UTF-8 without its mark; UTF-16, which some shells write, is converted.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> text) => text.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => text[3..],
        [0xFF, 0xFE, .. var rest] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(rest)),
        [0xFE, 0xFF, .. var rest] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(rest)),
        _ => text,
    };

    /// <summary>What to report for a value that starts at a byte.</summary>
    public FileFormatException Error(string problem, long offset, Exception? cause = null)
    {
        var before = Span[..(int)Math.Min(offset, Span.Length)];
        var (line, column) = (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
        return new(problem, new(File: file, Path: PathTo(offset), Line: line, Column: column), cause);
    }

    /// <summary>What to report for text that is no JSON.</summary>
    public FileFormatException Broken(JsonException problem)
    {
        if (Span.TrimEnd(" \t\r\n"u8).IsEmpty)
        {
            return new("the file is empty.", new(File: file), problem);
        }

        var offset = OffsetOf(problem.LineNumber ?? 0, problem.BytePositionInLine ?? 0);
        var rest = Span[offset..];
        if (rest.TrimEnd(" \t\r\n"u8).IsEmpty)
        {
            return Error("the file ends in the middle of a value: it was cut short.", offset, problem);
        }

        // The reader stops behind the first letter of a word that it does not know.
        var start = offset > 0 && Span[offset - 1] is (byte)'N' or (byte)'I' or (byte)'-' ? offset - 1 : offset;
        var shown = Encoding.Latin1.GetString(Span[start..Math.Min(start + ShownBytes, Span.Length)]).Split('\n', '\r', ',', ']', '}')[0].Trim();
        return shown switch
        {
            "NaN" or "Infinity" or "-Infinity" => Error($"{shown} is no JSON number. Write null where a number is missing.", start, problem),
            _ when problem.Message.Contains("depth", StringComparison.OrdinalIgnoreCase) =>
                Error($"values are nested deeper than {MaxDepth} levels.", offset, problem),
            _ => Error($"no valid JSON: found \"{(shown.Length > 0 ? shown : Encoding.Latin1.GetString(Span.Slice(start, 1)))}\".", start, problem),
        };
    }

    private int OffsetOf(long line, long column)
    {
        var start = 0;
        for (var passed = 0L; passed < line && Span[start..].IndexOf((byte)'\n') is >= 0 and var end; passed++)
        {
            start += end + 1;
        }

        return (int)Math.Min(start + column, Span.Length);
    }

    private string PathTo(long offset)
    {
        List<string> names = [];
        List<int> items = [];
        var reader = new Utf8JsonReader(Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read() && reader.TokenStartIndex < offset)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        names[^1] = reader.GetString() ?? "";
                        continue;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        names.RemoveAt(names.Count - 1);
                        items.RemoveAt(items.Count - 1);
                        break;
                    case JsonTokenType.StartArray:
                        names.Add("");
                        items.Add(0);
                        continue;
                    case JsonTokenType.StartObject:
                        names.Add("");
                        items.Add(-1);
                        continue;
                }

                if (items.Count > 0 && items[^1] >= 0)
                {
                    items[^1]++;
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Up to here the text was JSON: the path leads to where it stops being so.
        }

        var path = new StringBuilder();
        for (var level = 0; level < names.Count; level++)
        {
            if (items[level] >= 0)
            {
                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{items[level]}]");
            }
            else if (names[level].Length > 0)
            {
                path.Append(path.Length > 0 ? "." : "").Append(names[level]);
            }
        }

        return path.ToString();
    }
}
