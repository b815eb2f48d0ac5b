using System.Buffers;
using System.Text;

namespace NeuroPose.Json;

/// <content>Whole values: numbers, one by one or many at once, and small trees.</content>
internal sealed partial class JsonCursor
{
    private const long LargestValue = 16 * 1024 * 1024;

    private static readonly SearchValues<byte> ScalarBytes = SearchValues.Create("+-.0123456789EINaefinlrstuy"u8);

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
    /// <param name="largest">How many bytes of text it may have. In memory it takes some twenty times as much.</param>
    public JsonTree ReadTree(long largest = LargestValue)
    {
        Peek();
        var start = source.Offset;
        return Tree(start, largest);
    }

    /// <summary>Takes a whole object into memory, to be read by its contract.</summary>
    public JsonContract ReadContract(long largest = LargestValue)
    {
        var path = Place.Path ?? "";
        return new(ReadTree(largest), path, file);
    }

    /// <summary>As <see cref="ReadContract"/>, or takes null.</summary>
    public JsonContract? ReadOptionalContract(long largest = LargestValue)
    {
        var path = Place.Path ?? "";
        var tree = ReadTree(largest);
        return tree.Kind == JsonKind.Null ? null : new(tree, path, file);
    }

    private JsonTree Tree(long start, long largest)
    {
        Peek();
        if (source.Offset - start > largest)
        {
            throw Error(FormattableString.Invariant($"this value has more than {largest} bytes."));
        }

        var (line, column) = source.Where();
        JsonTree Leaf(JsonKind kind, string text) => new(kind, text, [], [], line, column);
        switch (Peek())
        {
            case '{':
                var members = new OrderedDictionary<string, JsonTree>(StringComparer.Ordinal);
                BeginObject();
                while (NextMember() is { } name)
                {
                    members[name] = Tree(start, largest);
                }

                return new(JsonKind.Object, "", [], members, line, column);
            case '[':
                List<JsonTree> items = [];
                BeginArray();
                while (NextItem())
                {
                    items.Add(Tree(start, largest));
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
        var searched = 0;
        while (true)
        {
            var end = source.Rest[searched..].IndexOfAnyExcept(ScalarBytes);
            if (end >= 0)
            {
                return searched + end > 0 ? source.Rest[..(searched + end)] : throw Unexpected(expected);
            }

            searched = source.Rest.Length;
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
}
