using System.Text;
using System.Text.Json;
using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>
/// Walks through the values of a JSON file, each taken once and in order. A value of another kind than was asked for is reported with its
/// place. Where a list or an object may be absent, null is the same as absent.
/// </summary>
internal ref struct JsonWalk
{
    private const int ShownLetters = 24;

    private readonly JsonBytes text;
    private Utf8JsonReader reader;

    /// <summary>Starts before the file's value.</summary>
    /// <exception cref="JsonException">The text is no JSON; so for every member that takes a value.</exception>
    public JsonWalk(JsonBytes text)
    {
        this.text = text;
        reader = new(text.Span, new JsonReaderOptions { MaxDepth = JsonBytes.MaxDepth });
        reader.Read();
    }

    /// <summary>Where the next value starts.</summary>
    public readonly long Offset => reader.TokenStartIndex;

    public readonly bool IsArray => reader.TokenType == JsonTokenType.StartArray;

    public readonly bool IsObject => reader.TokenType == JsonTokenType.StartObject;

    public readonly bool IsText => reader.TokenType == JsonTokenType.String;

    /// <summary>Enters an object; false for null, which is passed.</summary>
    public bool EnterObject(string what) => Enter(JsonTokenType.StartObject, "an object", what);

    /// <summary>Enters a list; false for null, which is passed.</summary>
    public bool EnterArray(string what) => Enter(JsonTokenType.StartArray, "a list", what);

    /// <summary>The next member's name, with its value next; false behind the last.</summary>
    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            reader.Read();
            return false;
        }

        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(String()) : reader.ValueSpan;
        reader.Read();
        return true;
    }

    /// <summary>True when another item is next; false behind the last.</summary>
    public bool NextItem()
    {
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            return true;
        }

        reader.Read();
        return false;
    }

    /// <summary>Takes a number; null is NaN.</summary>
    public double Number(string what)
    {
        double number;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                // What follows a number in a file is there to be looked at, which is what the quick way needs.
                if (PlainNumber.Parse(text.Span[(int)reader.TokenStartIndex..], out number) == 0)
                {
                    number = reader.GetDouble();
                }

                if (!double.IsFinite(number))
                {
                    throw Error($"the number for {what} is too large.");
                }

                break;
            case JsonTokenType.Null:
                number = double.NaN;
                break;
            default:
                throw Expected("a number", what);
        }

        reader.Read();
        return number;
    }

    /// <summary>Takes a whole number; 3.0 is one.</summary>
    public long Whole(string what)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Expected("a whole number", what);
        }

        if (!reader.TryGetInt64(out var whole))
        {
            var number = reader.GetDouble();
            whole = Math.Abs(number) < 1L << 53 && number == Math.Floor(number) ? (long)number : throw Expected("a whole number", what);
        }

        reader.Read();
        return whole;
    }

    /// <summary>Takes a text.</summary>
    public string Text(string what)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Expected("a text", what);
        }

        var value = String();
        reader.Read();
        return value;
    }

    /// <summary>Takes a list of texts; null is none.</summary>
    public List<string> Texts(string what)
    {
        List<string> found = [];
        if (EnterArray(what))
        {
            while (NextItem())
            {
                found.Add(Text(what));
            }
        }

        return found;
    }

    /// <summary>
    /// Takes a list of numbers into a buffer that grows with it, and returns how many there are; null, and an object, which some writers put
    /// for nothing, are none.
    /// </summary>
    public int Numbers(string what, ref double[] into)
    {
        var count = 0;
        if (IsObject)
        {
            Skip();
        }
        else if (EnterArray(what))
        {
            while (NextItem())
            {
                if (count == into.Length)
                {
                    Array.Resize(ref into, Math.Max(64, 2 * count));
                }

                into[count++] = Number(what);
            }
        }

        return count;
    }

    /// <summary>Takes a list of lists of so many numbers into a buffer that grows with it, and returns how many there are; null is none.</summary>
    public int Rows(string what, int width, ref double[] into)
    {
        var rows = 0;
        double[] row = [];
        for (var isThere = EnterArray(what); isThere && NextItem(); rows++)
        {
            var offset = Offset;
            var count = Numbers(what, ref row);
            if (count != width)
            {
                throw Error($"expected {width} numbers for each of {what}, found {count}.", offset);
            }

            if ((rows + 1) * width > into.Length)
            {
                Array.Resize(ref into, Math.Max(64 * width, 2 * into.Length));
            }

            row.AsSpan(0, width).CopyTo(into.AsSpan(rows * width));
        }

        return rows;
    }

    /// <summary>Takes a number, or the numbers of a list that may have lists in it, as some writers nest them by mistake.</summary>
    public double[] FlatNumbers(string what)
    {
        List<double> found = [];
        var depth = 0;
        do
        {
            if (IsArray)
            {
                EnterArray(what);
                depth++;
            }
            else if (depth == 0 || NextItem())
            {
                found.Add(Number(what));
            }
            else
            {
                depth--;
            }
        }
        while (depth > 0);

        return [.. found];
    }

    /// <summary>Passes a value of any kind.</summary>
    public void Skip()
    {
        reader.Skip();
        reader.Read();
    }

    /// <summary>What to report at the next value.</summary>
    public readonly FileFormatException Error(string problem) => text.Error(problem, Offset);

    /// <summary>What to report at a value that was passed.</summary>
    public readonly FileFormatException Error(string problem, long offset) => text.Error(problem, offset);

    private bool Enter(JsonTokenType start, string kind, string what)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            reader.Read();
            return false;
        }

        if (reader.TokenType != start)
        {
            throw Expected(kind, what);
        }

        reader.Read();
        return true;
    }

    private readonly FileFormatException Expected(string kind, string what) => Error($"expected {kind} for {what}, found {Found()}.");

    private readonly string Found() => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"the text \"{Short(String())}\"",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => Short(Encoding.Latin1.GetString(reader.ValueSpan)),
    };

    private readonly string String()
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException problem)
        {
            throw text.Error("the text is not valid: bytes that are no UTF-8, or half a surrogate pair.", Offset, problem);
        }
    }

    private static string Short(string value) => value.Length <= ShownLetters ? value : value[..ShownLetters] + "…";
}
