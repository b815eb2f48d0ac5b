using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Sessions.Facemap;

/// <summary>A value that gets its contents after it was made.</summary>
internal interface IBuilt
{
    void Build(object? state, PickleReader reader);
}

/// <summary>A type of NumPy.</summary>
internal sealed class PickledType(string code) : IBuilt
{
    /// <summary>Kind and size, such as <c>f8</c>; O for objects.</summary>
    public string Code { get; } = code.TrimStart('<', '>', '|', '=');

    public bool IsBig { get; private set; } = code.StartsWith('>');

    public void Build(object? state, PickleReader reader) => IsBig = state is object?[] { Length: > 1 } parts && parts[1] is ">";
}

/// <summary>An array of NumPy: numbers as doubles, or objects.</summary>
internal sealed class PickledArray : IBuilt
{
    public int[] Shape { get; private set; } = [0];

    /// <summary>The numbers, the last dimension running fastest; null where the elements are none.</summary>
    public double[]? Numbers { get; private set; }

    /// <summary>The elements of an array of objects; null where they are numbers.</summary>
    public List<object?>? Items { get; private set; }

    public static PickledArray Of(PickledType type, int[] shape, byte[] data, bool isFortran, PickleReader reader)
    {
        var array = new PickledArray { Shape = shape };
        array.Fill(type, data, isFortran, reader);
        return array;
    }

    public void Build(object? state, PickleReader reader)
    {
        if (state is not object?[] { Length: 5 } parts || parts[1] is not object?[] shape || parts[2] is not PickledType type || parts[3] is not bool isFortran)
        {
            throw reader.Damaged("an array has an unusual state");
        }

        Shape = reader.Sizes(shape);
        switch (parts[4])
        {
            case List<object?> items:
                Items = items;
                break;
            case byte[] data:
                Fill(type, data, isFortran, reader);
                break;
            case string latin:
                Fill(type, Encoding.Latin1.GetBytes(latin), isFortran, reader);
                break;
            default:
                throw reader.Damaged("an array has no contents");
        }
    }

    private void Fill(PickledType type, byte[] data, bool isFortran, PickleReader reader)
    {
        var count = 1L;
        foreach (var size in Shape)
        {
            count = Math.Min(count * size, int.MaxValue);
        }

        if (type.Code is ['U' or 'S', ..])
        {
            Items = [];
            return;
        }

        var width = type.Code switch
        {
            "b1" or "i1" or "u1" => 1,
            "f2" or "i2" or "u2" => 2,
            "f4" or "i4" or "u4" => 4,
            "f8" or "i8" or "u8" => 8,
            _ => throw reader.Damaged($"an array has the type {(type.Code.Length > 20 ? "of many parts" : type.Code)}, which is not read"),
        };
        if (count * width != data.Length)
        {
            throw reader.Damaged(FormattableString.Invariant($"an array of {count} numbers has {data.Length} bytes"));
        }

        var numbers = new double[count];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = Number(data.AsSpan(index * width, width), type);
        }

        Numbers = isFortran && Shape.Length > 1 ? InRows(numbers, Shape) : numbers;
    }

    private static double Number(ReadOnlySpan<byte> data, PickledType type) => (type.Code, type.IsBig) switch
    {
        ("b1" or "u1", _) => data[0],
        ("i1", _) => (sbyte)data[0],
        ("i2", false) => BinaryPrimitives.ReadInt16LittleEndian(data),
        ("i2", true) => BinaryPrimitives.ReadInt16BigEndian(data),
        ("u2", false) => BinaryPrimitives.ReadUInt16LittleEndian(data),
        ("u2", true) => BinaryPrimitives.ReadUInt16BigEndian(data),
        ("f2", false) => (double)BinaryPrimitives.ReadHalfLittleEndian(data),
        ("f2", true) => (double)BinaryPrimitives.ReadHalfBigEndian(data),
        ("i4", false) => BinaryPrimitives.ReadInt32LittleEndian(data),
        ("i4", true) => BinaryPrimitives.ReadInt32BigEndian(data),
        ("u4", false) => BinaryPrimitives.ReadUInt32LittleEndian(data),
        ("u4", true) => BinaryPrimitives.ReadUInt32BigEndian(data),
        ("f4", false) => BinaryPrimitives.ReadSingleLittleEndian(data),
        ("f4", true) => BinaryPrimitives.ReadSingleBigEndian(data),
        ("i8", false) => BinaryPrimitives.ReadInt64LittleEndian(data),
        ("i8", true) => BinaryPrimitives.ReadInt64BigEndian(data),
        ("u8", false) => BinaryPrimitives.ReadUInt64LittleEndian(data),
        ("u8", true) => BinaryPrimitives.ReadUInt64BigEndian(data),
        (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(data),
        _ => BinaryPrimitives.ReadDoubleBigEndian(data),
    };

    // From the first dimension running fastest to the last.
    private static double[] InRows(double[] columns, int[] shape)
    {
        var rows = new double[columns.Length];
        var index = new int[shape.Length];
        foreach (var number in columns)
        {
            var to = 0;
            for (var dimension = 0; dimension < shape.Length; dimension++)
            {
                to = (to * shape[dimension]) + index[dimension];
            }

            rows[to] = number;
            for (var dimension = 0; dimension < shape.Length && ++index[dimension] == shape[dimension]; dimension++)
            {
                index[dimension] = 0;
            }
        }

        return rows;
    }
}
