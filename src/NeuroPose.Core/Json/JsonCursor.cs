using System.Globalization;
using System.Text;

namespace NeuroPose.Json;

/// <summary>
/// Reads JSON forward, one value at a time, in memory that does not grow with the file. Accepts the bare tokens NaN, Infinity
/// and -Infinity, as Python writes them. Knows its place: file, path, line and column.
/// </summary>
internal sealed partial class JsonCursor : IDisposable
{
    private const int DeepestNesting = 128;

    private readonly JsonSource source;
    private readonly string file;
    private readonly JsonNames names = new();
    private readonly Level[] levels = new Level[DeepestNesting + 1];
    private int depth;

    public JsonCursor(Stream stream, string file, CancellationToken cancellation = default)
    {
        source = new(stream, cancellation);
        this.file = file;
        if (Peek() == 0xEF)
        {
            throw Error("the file starts with a byte order mark. Save it as UTF-8 without one.");
        }
    }

    /// <summary>The place of the next value.</summary>
    public Place Place
    {
        get
        {
            Peek();
            var (line, column) = source.Where();
            return new(File: file, Path: CurrentPath(), Line: line, Column: column);
        }
    }

    /// <summary>The next byte that is no white space, without taking it; -1 at the end.</summary>
    public int Peek()
    {
        while (true)
        {
            var rest = source.Rest;
            var skip = WhiteSpace.Skip(rest, 0);
            source.Position += skip;
            if (skip < rest.Length)
            {
                return rest[skip];
            }

            if (!source.ReadMore(TooLong))
            {
                return -1;
            }
        }
    }

    /// <summary>Takes the opening brace of an object.</summary>
    public void BeginObject() => Begin('{', "an object");

    /// <summary>Takes the next member's name and colon, or the closing brace and returns null.</summary>
    public string? NextMember()
    {
        if (!NextElement('}'))
        {
            return null;
        }

        if (Peek() != '"')
        {
            throw Unexpected("a name in double quotes");
        }

        var name = ReadString(names);
        levels[depth].Name = name;
        Take(':', "':' after the name");
        return name;
    }

    /// <summary>Takes the opening bracket of an array.</summary>
    public void BeginArray() => Begin('[', "an array");

    /// <summary>True when another item follows; otherwise takes the closing bracket.</summary>
    public bool NextItem()
    {
        levels[depth].Index++;
        return NextElement(']');
    }

    /// <summary>Checks that nothing follows, and returns the SHA-256 of the whole file.</summary>
    public string Finish() => Peek() < 0 ? source.Sha256() : throw Unexpected("the end of the file");

    /// <summary>An error at the next value, or at a value that was taken into memory.</summary>
    public FileFormatException Error(string problem, JsonTree? at = null) =>
        new(problem, at is null ? Place : Place with { Line = at.Line, Column = at.Column });

    public void Dispose() => source.Dispose();

    private void Begin(char bracket, string expected)
    {
        Take(bracket, expected);
        if (++depth > DeepestNesting)
        {
            depth--;
            throw Error(string.Create(CultureInfo.InvariantCulture, $"values are nested deeper than {DeepestNesting} levels."));
        }

        levels[depth] = new Level { Index = -1 };
    }

    private bool NextElement(char closing)
    {
        ref var level = ref levels[depth];
        var next = Peek();
        if (next == closing)
        {
            source.Position++;
            depth--;
            return false;
        }

        if (level.Started)
        {
            Take(',', closing == '}' ? "',' or '}'" : "',' or ']'");
        }

        level.Started = true;
        if (Peek() == closing)
        {
            throw Unexpected("another value after the comma");
        }

        return true;
    }

    private void Take(char wanted, string expected)
    {
        if (Peek() != wanted)
        {
            throw Unexpected(expected);
        }

        source.Position++;
    }

    private string ReadString(JsonNames? known = null)
    {
        var searched = 1;
        while (true)
        {
            var rest = source.Rest;
            var close = JsonText.ClosingQuote(rest, ref searched);
            if (close >= 0)
            {
                var inner = rest[1..close];
                var text = (known is null ? JsonText.Unescape(inner) : known.Unescape(inner))
                    ?? throw Error(
                        "the string is not valid: a control character, a broken escape, half a surrogate pair, or bytes that are not UTF-8.");
                source.Position += close + 1;
                return text;
            }

            if (!source.ReadMore(TooLong))
            {
                throw Error("the file ends inside a string.");
            }
        }
    }

    private FileFormatException Unexpected(string expected)
    {
        var next = Peek();
        var found = next switch
        {
            < 0 => "the end of the file",
            '{' => "an object",
            '[' => "an array",
            '"' => "a string",
            _ => "'" + Encoding.Latin1.GetString(source.Rest[..Math.Min(12, source.Rest.Length)]).Split('\n', '\r')[0] + "'",
        };
        return Error($"expected {expected}, found {found}.");
    }

    private FileFormatException TooLong() => Error("a single value is longer than 64 MB.");

    private string CurrentPath()
    {
        var path = new StringBuilder();
        for (var level = 1; level <= depth; level++)
        {
            if (levels[level].Name is { } name)
            {
                path.Append(path.Length > 0 ? "." : "").Append(name);
            }
            else if (levels[level].Index >= 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{levels[level].Index}]");
            }
        }

        return path.ToString();
    }

    private struct Level
    {
        public string? Name;
        public int Index;
        public bool Started;
    }
}
