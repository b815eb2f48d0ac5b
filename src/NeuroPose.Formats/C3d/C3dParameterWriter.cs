using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>Gathers parameters, and writes them as the parameter section of a C3D file in Intel's number formats.</summary>
internal sealed class C3dParameterWriter
{
    /// <summary>The sizes of dimensions and the lengths of texts are one byte.</summary>
    public const int MaxPerParameter = 255;

    private readonly List<string> groups = [];
    private readonly List<byte> records = [];

    /// <summary>One text.</summary>
    public void Text(string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value.Length == 0 ? " " : value);
        Record(name, type: -1, [bytes.Length], bytes);
    }

    /// <summary>
    /// A list of texts of one length, filled with blanks. What is over 255 goes on under the name and a number from 2 on.
    /// </summary>
    public void Texts(string name, IReadOnlyList<string> values)
    {
        byte[][] texts = [.. values.Select(Encoding.UTF8.GetBytes)];
        var length = Math.Max(1, texts.Max(text => text.Length));
        if (length > MaxPerParameter)
        {
            throw new NeuroPoseException($"a text for {name} has {length} bytes; C3D has room for {MaxPerParameter}.");
        }

        IEnumerable<byte> Filled(byte[] text) => text.Concat(Enumerable.Repeat((byte)' ', length - text.Length));
        Continue(name, texts, (own, part) => Record(own, type: -1, [length, part.Length], [.. part.SelectMany(Filled)]));
    }

    /// <summary>One 16-bit number.</summary>
    public void Integer(string name, int value) => Record(name, type: 2, [], Bytes(value));

    /// <summary>A list of 16-bit numbers, no longer than 255.</summary>
    public void Integers(string name, IReadOnlyList<int> values) => Record(name, type: 2, [values.Count], [.. values.SelectMany(Bytes)]);

    /// <summary>One number in single precision.</summary>
    public void Real(string name, double value) => Record(name, type: 4, [], Bytes(value));

    /// <summary>
    /// Rows of numbers in single precision, each as long as the row; a row of 1 is a plain list. What is over 255 rows goes on as texts do.
    /// </summary>
    public void Reals(string name, int row, IReadOnlyList<double> values) => Continue(
        name,
        [.. values.Chunk(row)],
        (own, part) =>
        {
            int[] sizes = row == 1 ? [part.Length] : [row, part.Length];
            Record(own, type: 4, sizes, [.. part.SelectMany(numbers => numbers.SelectMany(Bytes))]);
        });

    /// <summary>The section in whole blocks.</summary>
    public byte[] ToSection()
    {
        // After the last record, a name of length 0 ends the section.
        var blocks = (4 + records.Count + 1 + C3dBytes.BlockSize - 1) / C3dBytes.BlockSize;
        var section = new byte[blocks * C3dBytes.BlockSize];
        section[0] = 1;
        section[1] = C3dHeader.Mark;
        section[2] = (byte)Math.Min(blocks, byte.MaxValue);
        section[3] = (byte)C3dProcessor.Intel;
        records.CopyTo(section, 4);
        return section;
    }

    private static void Continue<T>(string name, IReadOnlyList<T> values, Action<string, T[]> write)
    {
        var number = 1;
        foreach (var part in values.Chunk(MaxPerParameter))
        {
            write(number == 1 ? name : FormattableString.Invariant($"{name}{number}"), part);
            number++;
        }
    }

    private void Record(string name, sbyte type, int[] dimensions, byte[] data)
    {
        var (group, own) = (name[..name.IndexOf(':', StringComparison.Ordinal)], name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (!groups.Contains(group))
        {
            groups.Add(group);
            Start(group, -groups.Count, bodyLength: 0);
        }

        Start(own, groups.IndexOf(group) + 1, 2 + dimensions.Length + data.Length);
        records.AddRange([(byte)type, (byte)dimensions.Length, .. dimensions.Select(dimension => (byte)dimension)]);
        records.AddRange(data);
        records.Add(0);
    }

    /// <summary>The name, the group's number, and the way to the next record: over itself, the body, and the empty description.</summary>
    private void Start(string name, int id, int bodyLength)
    {
        var bytes = Encoding.ASCII.GetBytes(name);
        records.AddRange([(byte)bytes.Length, (byte)(sbyte)id, .. bytes, .. Bytes(2 + bodyLength + 1)]);
        if (bodyLength == 0)
        {
            records.Add(0);
        }
    }

    private static byte[] Bytes(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] Bytes(double value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        return bytes;
    }
}
