using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Sessions.Bpod;

/// <summary>Reads the elements in a piece of a MAT-file, one after the other.</summary>
internal sealed class MatReader(ReadOnlyMemory<byte> bytes, bool isLittle, Place place)
{
    /// <summary>An element that holds an array.</summary>
    public const int Matrix = 14;

    /// <summary>An element that is compressed.</summary>
    public const int Compressed = 15;

    private const int DeepestNesting = 64;

    /// <summary>The least bytes of an array inside another: its tag.</summary>
    private const int Tag = 8;

    private int at;

    public int Left => bytes.Length - at;

    /// <summary>A reader of the data of an element.</summary>
    public MatReader Inside(ReadOnlyMemory<byte> data) => new(data, isLittle, place);

    /// <summary>The next element: a tag of type and length, and data up to a multiple of 8 bytes; or both in 8 bytes.</summary>
    public (int Type, ReadOnlyMemory<byte> Data) Element()
    {
        if (Left < Tag)
        {
            throw Damaged("it is cut short inside an element");
        }

        var first = Word(bytes.Span[at..]);
        if (first >> 16 != 0)
        {
            var length = (int)(first >> 16);
            if (length > 4)
            {
                throw Damaged(FormattableString.Invariant($"a small element has {length} bytes; 4 fit"));
            }

            var small = bytes.Slice(at + 4, length);
            at += Tag;
            return ((int)(first & 0xFFFF), small);
        }

        var size = Word(bytes.Span[(at + 4)..]);
        at += Tag;
        if (size > Left)
        {
            throw Damaged(FormattableString.Invariant($"an element is said to have {size} bytes, and {Left} are left"));
        }

        var data = bytes.Slice(at, (int)size);

        // Compressed elements are not filled up.
        at = first == Compressed ? at + (int)size : Math.Min(bytes.Length, at + (((int)size + 7) / 8 * 8));
        return ((int)first, data);
    }

    /// <summary>The array that the bytes are: flags, dimensions, name, and contents by its class.</summary>
    public (string Name, MatValue Value) Array(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Damaged(FormattableString.Invariant($"arrays are nested more than {DeepestNesting} deep"));
        }

        if (Left == 0)
        {
            return ("", new MatNumbers([0, 0], []));
        }

        var flags = Element().Data.Span;
        var kind = flags.Length >= 4 ? (int)(Word(flags) & 0xFF) : throw Damaged("an array has no flags");
        var isComplex = (Word(flags) & 0x800) != 0;
        if (kind == 17)
        {
            return (Text(Element()), new MatUnread("an object of a class"));
        }

        int[] dimensions = [.. Numbers(Element()).Select(Size)];
        var name = Text(Element());
        var count = 1L;
        foreach (var size in dimensions)
        {
            count = Math.Min(count * size, int.MaxValue);
        }

        return (name, kind switch
        {
            1 => Cells(dimensions, count, depth),
            2 => Struct(dimensions, count, depth),
            4 => Characters(dimensions, count),
            >= 6 and <= 15 => NumberArray(dimensions, count, isComplex),
            3 => new MatUnread("an object"),
            5 => new MatUnread("a sparse array"),
            16 => new MatUnread("a function"),
            _ => throw Damaged(FormattableString.Invariant($"an array has the class {kind}, which is none")),
        });
    }

    private MatCells Cells(int[] dimensions, long count, int depth)
    {
        var items = new MatValue[Fitting(count, Tag)];
        for (var item = 0; item < items.Length; item++)
        {
            items[item] = Child(depth);
        }

        return new(dimensions, items);
    }

    private MatStruct Struct(int[] dimensions, long count, int depth)
    {
        var width = Numbers(Element()) is [var only, ..] ? Size(only) : 0;
        var names = Element().Data.Span;
        if (width <= 0)
        {
            throw Damaged("the names of a structure's fields have no length");
        }

        var fields = new string[names.Length / width];
        for (var field = 0; field < fields.Length; field++)
        {
            var name = names.Slice(field * width, width);
            var end = name.IndexOf((byte)0);
            fields[field] = Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
        }

        // Elements without fields take no bytes: there is nothing to read of them.
        var elements = new MatValue[fields.Length == 0 ? 0 : Fitting(count * fields.Length, Tag) / fields.Length][];
        for (var element = 0; element < elements.Length; element++)
        {
            elements[element] = new MatValue[fields.Length];
            for (var field = 0; field < fields.Length; field++)
            {
                elements[element][field] = Child(depth);
            }
        }

        return new(dimensions, fields, elements);
    }

    private MatNumbers NumberArray(int[] dimensions, long count, bool isComplex)
    {
        var values = Numbers(Element());
        if (isComplex)
        {
            Element();
        }

        return values.Length == count
            ? new(dimensions, values)
            : throw Damaged(FormattableString.Invariant($"an array has {values.Length} numbers for {count} places"));
    }

    private MatText Characters(int[] dimensions, long count)
    {
        var (type, data) = Element();
        var whole = type switch
        {
            4 or 17 => (isLittle ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(data.Span),
            16 => Encoding.UTF8.GetString(data.Span),
            18 => Encoding.UTF32.GetString(data.Span),
            1 or 2 => Encoding.Latin1.GetString(data.Span),
            _ => throw Damaged(FormattableString.Invariant($"a text has the type {type}")),
        };
        var rows = dimensions.Length > 0 ? dimensions[0] : 0;
        if (rows == 0 || count == 0)
        {
            return new(dimensions, []);
        }

        if (rows == 1)
        {
            return new(dimensions, [whole]);
        }

        if (count > whole.Length)
        {
            throw Damaged(FormattableString.Invariant($"a text has {whole.Length} letters for {count} places"));
        }

        // The rows run fastest.
        var lines = new string[rows];
        var columns = (int)(count / rows);
        for (var row = 0; row < rows; row++)
        {
            lines[row] = string.Create(columns, (whole, row, rows), static (line, from) =>
            {
                for (var column = 0; column < line.Length; column++)
                {
                    line[column] = from.whole[(column * from.rows) + from.row];
                }
            });
        }

        return new(dimensions, lines);
    }

    private MatValue Child(int depth)
    {
        var (type, data) = Element();
        return type == Matrix
            ? Inside(data).Array(depth + 1).Value
            : throw Damaged(FormattableString.Invariant($"an element of the type {type} stands where an array has to be"));
    }

    private static string Text((int Type, ReadOnlyMemory<byte> Data) element) => Encoding.UTF8.GetString(element.Data.Span).TrimEnd('\0');

    /// <summary>Numbers are stored in any type that holds them, whatever the class of the array.</summary>
    private double[] Numbers((int Type, ReadOnlyMemory<byte> Data) element)
    {
        var size = element.Type switch
        {
            1 or 2 => 1,
            3 or 4 => 2,
            5 or 6 or 7 => 4,
            9 or 12 or 13 => 8,
            _ => throw Damaged(FormattableString.Invariant($"numbers have the type {element.Type}, which is none")),
        };
        var data = element.Data.Span;
        var values = new double[data.Length / size];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Number(data[(index * size)..], element.Type);
        }

        return values;
    }

    private double Number(ReadOnlySpan<byte> data, int type) => (type, isLittle) switch
    {
        (1, _) => (sbyte)data[0],
        (2, _) => data[0],
        (3, true) => BinaryPrimitives.ReadInt16LittleEndian(data),
        (3, false) => BinaryPrimitives.ReadInt16BigEndian(data),
        (4, true) => BinaryPrimitives.ReadUInt16LittleEndian(data),
        (4, false) => BinaryPrimitives.ReadUInt16BigEndian(data),
        (5, true) => BinaryPrimitives.ReadInt32LittleEndian(data),
        (5, false) => BinaryPrimitives.ReadInt32BigEndian(data),
        (6, _) => Word(data),
        (7, true) => BinaryPrimitives.ReadSingleLittleEndian(data),
        (7, false) => BinaryPrimitives.ReadSingleBigEndian(data),
        (9, true) => BinaryPrimitives.ReadDoubleLittleEndian(data),
        (9, false) => BinaryPrimitives.ReadDoubleBigEndian(data),
        (12, true) => BinaryPrimitives.ReadInt64LittleEndian(data),
        (12, false) => BinaryPrimitives.ReadInt64BigEndian(data),
        (_, true) => BinaryPrimitives.ReadUInt64LittleEndian(data),
        (_, false) => BinaryPrimitives.ReadUInt64BigEndian(data),
    };

    private uint Word(ReadOnlySpan<byte> data) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);

    private int Size(double number) => number is >= 0 and <= int.MaxValue ? (int)number : throw Damaged(FormattableString.Invariant($"a size is {number}"));

    // Each takes so many bytes at least: what is claimed beyond that is no reason to take memory.
    private int Fitting(long count, int least) =>
        count * least <= Left ? (int)count : throw Damaged(FormattableString.Invariant($"{count} elements are claimed, and {Left} bytes are left"));

    private FileFormatException Damaged(string what) => new($"the MAT-file is damaged: {what}.", place);
}
