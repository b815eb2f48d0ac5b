using System.Buffers;
using System.Globalization;
using System.Text;

namespace NeuroPose.Formats.Json;

/// <summary>
/// Reads JSON forward, one value at a time, in memory that does not grow with the file. Accepts the bare tokens NaN, Infinity
/// and -Infinity, as Python writes them. Knows its place: file, path, line and column.
/// </summary>
internal sealed class JsonCursor : IDisposable
{
    private const int DeepestNesting = 128;

    private static readonly SearchValues<byte> ScalarBytes = SearchValues.Create("+-.0123456789EINaefinlrstuy"u8);

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

    /// <summary>
    /// Takes those of an array's next items that are plain numbers and in hand, and returns how many there were. What is left,
    /// for whatever reason, is for <see cref="NextItem"/> and <see cref="ReadDouble"/>.
    /// </summary>
    public int TakeNumbers(Span<double> into)
    {
        ref var level = ref levels[depth];
        var rest = source.Rest;
        var (at, taken) = (0, 0);
        while (taken < into.Length)
        {
            var next = at;
            if (level.Started)
            {
                next = WhiteSpace.Skip(rest, next);
                if (next == rest.Length || rest[next] != ',')
                {
                    break;
                }

                next++;
            }

            next = WhiteSpace.Skip(rest, next);
            var length = PlainNumber.Parse(rest[next..], out into[taken]);
            if (length == 0)
            {
                break;
            }

            at = next + length;
            taken++;
            level.Started = true;
            level.Index++;
        }

        source.Position += at;
        return taken;
    }

    /// <summary>Takes a number as Python reads a float: numbers, true and false, and numbers in strings.</summary>
    public double ReadDouble()
    {
        var first = Peek();
        if (first is '"' or 't' or 'f' or 'n')
        {
            var value = ReadTree();
            return LaxScalar.ToDouble(value) ?? throw Error($"expected a number, found {value.Describe()}", value);
        }

        return JsonNumber.Parse(Scalar("a number")) is { } number ? Taken(number) : throw Unexpected("a number");
    }

    /// <summary>Takes a whole value of any kind into memory.</summary>
    public JsonTree ReadTree()
    {
        Peek();
        var (line, column) = source.Where();
        JsonTree Leaf(JsonKind kind, string text) => new(kind, text, [], [], line, column);
        switch (Peek())
        {
            case '{':
                var members = new OrderedDictionary<string, JsonTree>(StringComparer.Ordinal);
                BeginObject();
                while (NextMember() is { } name)
                {
                    members[name] = ReadTree();
                }

                return new(JsonKind.Object, "", [], members, line, column);
            case '[':
                List<JsonTree> items = [];
                BeginArray();
                while (NextItem())
                {
                    items.Add(ReadTree());
                }

                return new(JsonKind.Array, "", items, [], line, column);
            case '"':
                return Leaf(JsonKind.String, ReadString());
            case 't' or 'f' or 'n':
                return Leaf(Word(), "");
            default:
                var digits = Scalar("a value");
                var text = JsonNumber.Parse(digits) is not null ? Encoding.ASCII.GetString(digits) : throw Unexpected("a value");
                source.Position += digits.Length;
                return Leaf(JsonKind.Number, text);
        }
    }

    /// <summary>Takes a whole object into memory, to be read by its contract.</summary>
    public JsonContract ReadContract()
    {
        var path = Place.Path ?? "";
        return new(ReadTree(), path, file);
    }

    /// <summary>As <see cref="ReadContract"/>, or takes null.</summary>
    public JsonContract? ReadOptionalContract()
    {
        var path = Place.Path ?? "";
        var tree = ReadTree();
        return tree.Kind == JsonKind.Null ? null : new(tree, path, file);
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
        while (true)
        {
            var rest = source.Rest;
            var close = JsonText.ClosingQuote(rest);
            if (close >= 0)
            {
                var inner = rest[1..close];
                var text = (known is null ? JsonText.Unescape(inner) : known.Unescape(inner))
                    ?? throw Error("the string is not valid: a control character, a broken escape, or bytes that are not UTF-8.");
                source.Position += close + 1;
                return text;
            }

            if (!source.ReadMore(TooLong))
            {
                throw Error("the file ends inside a string.");
            }
        }
    }

    private JsonKind Word()
    {
        var word = Scalar("a value");
        var kind = word.SequenceEqual("true"u8) ? JsonKind.True
            : word.SequenceEqual("false"u8) ? JsonKind.False
            : word.SequenceEqual("null"u8) ? JsonKind.Null
            : throw Unexpected("a value");
        source.Position += word.Length;
        return kind;
    }

    /// <summary>The bytes of a number or word at the position, without taking them.</summary>
    private ReadOnlySpan<byte> Scalar(string expected)
    {
        Peek();
        while (true)
        {
            var end = source.Rest.IndexOfAnyExcept(ScalarBytes);
            if (end >= 0)
            {
                return end > 0 ? source.Rest[..end] : throw Unexpected(expected);
            }

            if (!source.ReadMore(TooLong))
            {
                return source.Rest.Length > 0 ? source.Rest : throw Unexpected(expected);
            }
        }
    }

    private double Taken(double number)
    {
        source.Position += source.Rest.IndexOfAnyExcept(ScalarBytes) is var end && end >= 0 ? end : source.Rest.Length;
        return number;
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
