using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NeuroPose.Sessions.Facemap;

/// <summary>
/// Reads a pickle of numbers, texts, lists, dictionaries and NumPy arrays. A pickle is a program that can call anything; here the names
/// that it may call are a short list, each stands for a value that is made here, and whatever else is met is refused by its name. Sizes are
/// checked against the bytes that there are.
/// </summary>
internal sealed class PickleReader
{
    private const int MostItems = 1 << 24;

    private static readonly object Mark = new();

    /// <summary>What a pickle may name, and nothing else.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
        "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer", "numpy.ndarray", "numpy.dtype", "_codecs.encode",
        "collections.OrderedDict", "pathlib.PosixPath", "pathlib.WindowsPath", "pathlib._local.PosixPath", "pathlib._local.WindowsPath",
    };

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Place place;
    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memory = [];
    private int at;
    private long made;

    private PickleReader(ReadOnlyMemory<byte> bytes, Place place) => (this.bytes, this.place) = (bytes, place);

    /// <summary>
    /// The value: null, bool, long, double, string, byte[], a list (List of object), a tuple (object[]), a dictionary by the texts of its
    /// keys, or a <see cref="PickledArray"/>.
    /// </summary>
    /// <exception cref="FileFormatException">The pickle is damaged, or names what is not on the list.</exception>
    public static object? Read(ReadOnlyMemory<byte> bytes, Place place) => new PickleReader(bytes, place).Run();

    private object? Run()
    {
        while (at < bytes.Length)
        {
            if (++made > MostItems || stack.Count > MostItems)
            {
                throw Damaged(FormattableString.Invariant($"it has more than {MostItems} parts"));
            }

            var code = bytes.Span[at++];
            switch ((char)code)
            {
                case '.':
                    return stack is [var value] && value != Mark ? value : throw Damaged("it ends in the middle");
                case '\u0080':
                    Take(1);
                    break;
                case '\u0095':
                    Take(8);
                    break;
                case '(':
                    stack.Add(Mark);
                    break;
                case '0':
                    Pop();
                    break;
                case '1':
                    SinceMark();
                    break;
                case '2':
                    stack.Add(Top());
                    break;
                case 'N':
                    stack.Add(null);
                    break;
                case '\u0088' or '\u0089':
                    stack.Add(code == 0x88);
                    break;
                case 'I':
                    var word = Line();
                    stack.Add(word is "00" or "01" ? (object)(word == "01") : Whole(word));
                    break;
                case 'J':
                    stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                    break;
                case 'K':
                    stack.Add((long)Take(1)[0]);
                    break;
                case 'M':
                    stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                    break;
                case 'L':
                    stack.Add(Whole(Line().TrimEnd('L')));
                    break;
                case '\u008a':
                    PushLarge(Take(Take(1)[0]));
                    break;
                case '\u008b':
                    PushLarge(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4))));
                    break;
                case 'F':
                    stack.Add(double.TryParse(Line(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Damaged("a number is none"));
                    break;
                case 'G':
                    stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                    break;
                case 'S':
                    stack.Add(Line().Trim('\'', '"'));
                    break;
                case 'T':
                    stack.Add(Encoding.Latin1.GetString(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))));
                    break;
                case 'U':
                    stack.Add(Encoding.Latin1.GetString(Take(Take(1)[0])));
                    break;
                case 'B':
                    stack.Add(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))).ToArray());
                    break;
                case 'C':
                    stack.Add(Take(Take(1)[0]).ToArray());
                    break;
                case '\u008e' or '\u0096':
                    stack.Add(Take(Length(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)))).ToArray());
                    break;
                case 'V':
                    stack.Add(Line());
                    break;
                case 'X':
                    stack.Add(Encoding.UTF8.GetString(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))))));
                    break;
                case '\u008c':
                    stack.Add(Encoding.UTF8.GetString(Take(Take(1)[0])));
                    break;
                case '\u008d':
                    stack.Add(Encoding.UTF8.GetString(Take(Length(BinaryPrimitives.ReadUInt64LittleEndian(Take(8))))));
                    break;
                case ']' or '\u008f':
                    stack.Add(new List<object?>());
                    break;
                case 'l' or '\u0091':
                    stack.Add(SinceMark());
                    break;
                case 'a':
                    var item = Pop();
                    List().Add(item);
                    break;
                case 'e' or '\u0090':
                    var items = SinceMark();
                    List().AddRange(items);
                    break;
                case ')':
                    stack.Add(System.Array.Empty<object?>());
                    break;
                case 't':
                    stack.Add(SinceMark().ToArray());
                    break;
                case '\u0085' or '\u0086' or '\u0087':
                    Tuple(code - 0x84);
                    break;
                case '}':
                    stack.Add(new OrderedDictionary<string, object?>(StringComparer.Ordinal));
                    break;
                case 'd':
                    var pairs = SinceMark();
                    stack.Add(new OrderedDictionary<string, object?>(StringComparer.Ordinal));
                    Put(pairs);
                    break;
                case 's':
                    var single = Pop();
                    Put([Pop(), single]);
                    break;
                case 'u':
                    Put(SinceMark());
                    break;
                case 'g':
                    stack.Add(Kept(Whole(Line())));
                    break;
                case 'h':
                    stack.Add(Kept(Take(1)[0]));
                    break;
                case 'j':
                    stack.Add(Kept(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))));
                    break;
                case 'p':
                    memory[Whole(Line())] = Top();
                    break;
                case 'q':
                    memory[Take(1)[0]] = Top();
                    break;
                case 'r':
                    memory[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Top();
                    break;
                case '\u0094':
                    memory[memory.Count] = Top();
                    break;
                case 'c':
                    stack.Add(Name(Line(), Line()));
                    break;
                case '\u0093':
                    var (name, module) = (Pop() as string, Pop() as string);
                    stack.Add(Name(module ?? "?", name ?? "?"));
                    break;
                case 'R' or '\u0081':
                    var arguments = Pop() as object?[] ?? throw Damaged("a call has no arguments");
                    stack.Add(Made(Pop() as AllowedName ?? throw Damaged("a call is of no name"), arguments));
                    break;
                case 'b':
                    var state = Pop();
                    (Top() as IBuilt)?.Build(state, this);
                    break;
                default:
                    throw new FileFormatException(FormattableString.Invariant($"the pickle has the instruction 0x{code:X2} at its byte {at - 1}, which is not followed."), place);
            }
        }

        throw Damaged("it has no end");
    }

    /// <summary>An error about the pickle.</summary>
    public FileFormatException Damaged(string what) => new(FormattableString.Invariant($"the pickle is damaged near its byte {at}: {what}."), place);

    private AllowedName Name(string module, string name)
    {
        var whole = $"{module}.{name}";
        return Allowed.Contains(whole)
            ? new(whole)
            : throw new FileFormatException(
                $"the pickle names {(whole.Length > 80 ? whole[..80] + "…" : whole)}, which is not opened, because a name can run code. Save plain numbers and arrays.", place);
    }

    private object? Made(AllowedName name, object?[] arguments)
    {
        if (name.Whole.EndsWith("_reconstruct", StringComparison.Ordinal))
        {
            return new PickledArray();
        }

        if (name.Whole.EndsWith("_frombuffer", StringComparison.Ordinal))
        {
            return arguments is [byte[] buffer, PickledType type, object?[] shape, string order]
                ? PickledArray.Of(type, Sizes(shape), buffer, order == "F", this)
                : throw Damaged("an array has no bytes");
        }

        if (name.Whole.EndsWith(".scalar", StringComparison.Ordinal))
        {
            return arguments is [PickledType scalar, byte[] one]
                ? PickledArray.Of(scalar, [], one, isFortran: false, this) is { Numbers: [var number] } ? number : null
                : throw Damaged("a number has no bytes");
        }

        return name.Whole switch
        {
            "numpy.dtype" => new PickledType(arguments is [string code, ..] ? code : throw Damaged("a type has no name")),
            "_codecs.encode" => arguments is [string text, ..] ? Encoding.Latin1.GetBytes(text) : throw Damaged("bytes are no text"),
            "collections.OrderedDict" => new OrderedDictionary<string, object?>(StringComparer.Ordinal),
            "numpy.ndarray" => throw Damaged("an array is made in an unusual way"),
            _ => string.Join('/', arguments.OfType<string>()),
        };
    }

    /// <summary>The sizes that a tuple is.</summary>
    public int[] Sizes(object?[] shape) => [.. shape.Select(size => size is long whole and >= 0 and <= int.MaxValue ? (int)whole : throw Damaged("a size is none"))];

    private void Tuple(int count)
    {
        var items = new object?[count];
        for (var index = count - 1; index >= 0; index--)
        {
            items[index] = Pop();
        }

        stack.Add(items);
    }

    private void Put(List<object?> pairs)
    {
        var into = Top() as OrderedDictionary<string, object?> ?? throw Damaged("a pair is put into something that is no dictionary");
        for (var index = 0; index + 1 < pairs.Count; index += 2)
        {
            into[Convert.ToString(pairs[index], CultureInfo.InvariantCulture) ?? ""] = pairs[index + 1];
        }
    }

    private List<object?> List() => Top() as List<object?> ?? throw Damaged("an item is put into something that is no list");

    private List<object?> SinceMark()
    {
        var mark = stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw Damaged("a list ends that did not begin");
        }

        List<object?> items = stack[(mark + 1)..];
        stack.RemoveRange(mark, stack.Count - mark);
        return items;
    }

    private object? Top() => stack is [.., var top] && top != Mark ? top : throw Damaged("a value is missing");

    private object? Pop()
    {
        var top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private object? Kept(long key) => memory.TryGetValue(key, out var value) ? value : throw Damaged("a value is taken that was not kept");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw Damaged("it is cut short");
        }

        at += count;
        return bytes.Span.Slice(at - count, count);
    }

    private int Length(ulong length) => length <= (ulong)(bytes.Length - at) ? (int)length : throw Damaged("it is cut short");

    private string Line()
    {
        var end = bytes.Span[at..].IndexOf((byte)'\n');
        return end < 0 ? throw Damaged("a line has no end") : Encoding.UTF8.GetString(Take(end + 1)).TrimEnd('\n', '\r');
    }

    private long Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw Damaged("a whole number is none");

    // Beyond 64 bits a whole number is rounded.
    private void PushLarge(ReadOnlySpan<byte> little)
    {
        if (little.Length > 64)
        {
            throw Damaged("a whole number is too large");
        }

        var number = new BigInteger(little);
        stack.Add(number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : (double)number);
    }

    private sealed record AllowedName(string Whole);
}
