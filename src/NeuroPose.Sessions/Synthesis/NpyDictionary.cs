using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>Writes a dictionary of arrays as NumPy saves one: an .npy file of one object, pickled in protocol 2.</summary>
internal static class NpyDictionary
{
    public static void Write(Stream stream, IReadOnlyList<(string Name, double[] Values)> signals)
    {
        const string Descr = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
        var header = Descr.PadRight(117) + "\n";
        stream.Write([0x93, .. "NUMPY"u8, 1, 0]);
        stream.Write([(byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(header));
        using var pickle = new MemoryStream();
        pickle.Write([0x80, 2]);

        // The array of no dimensions whose one element is the dictionary.
        Reconstructed(pickle);
        pickle.Write("(K\x01)"u8);
        Type(pickle, "O8", "|", -1, 63);
        pickle.Write([0x89]);
        pickle.Write("]}("u8);
        foreach (var (name, values) in signals)
        {
            Text(pickle, name);
            Reconstructed(pickle);
            pickle.Write("(K\x01"u8);
            Integer(pickle, values.Length);
            pickle.Write([0x85]);
            Type(pickle, "f8", "<", -1, 0);
            pickle.Write([0x89]);
            Bytes(pickle, values);
            pickle.Write("tb"u8);
        }

        pickle.Write("uatb."u8);
        pickle.WriteTo(stream);
    }

    private static void Reconstructed(Stream stream)
    {
        stream.Write("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0"u8);
        stream.Write([0x85]);
        stream.Write("C\u0001b"u8);
        stream.Write([0x87, (byte)'R']);
    }

    private static void Type(Stream stream, string code, string order, int size, int flags)
    {
        stream.Write("cnumpy\ndtype\n"u8);
        Text(stream, code);
        stream.Write([0x89, 0x88, 0x87, (byte)'R']);
        stream.Write("(K\x03"u8);
        Text(stream, order);
        stream.Write("NNN"u8);
        Integer(stream, size);
        Integer(stream, size);
        Integer(stream, flags);
        stream.Write("tb"u8);
    }

    private static void Bytes(Stream stream, double[] values)
    {
        var data = new byte[values.Length * 8];
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(index * 8), values[index]);
        }

        // Bytes as an instruction that protocol 3 and later know; readers take it in any.
        stream.WriteByte((byte)'B');
        Length(stream, data.Length);
        stream.Write(data);
    }

    private static void Text(Stream stream, string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        stream.WriteByte((byte)'X');
        Length(stream, data.Length);
        stream.Write(data);
    }

    private static void Integer(Stream stream, int number)
    {
        stream.WriteByte((byte)'J');
        Length(stream, number);
    }

    private static void Length(Stream stream, int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        stream.Write(bytes);
    }
}
