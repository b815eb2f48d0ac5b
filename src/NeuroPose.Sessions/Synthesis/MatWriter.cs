using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NeuroPose.Sessions.Bpod;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>Writes MAT-files of level 5 with one variable: numbers as doubles, texts, cells and structures.</summary>
internal static class MatWriter
{
    public static void Write(Stream stream, string name, MatValue value, bool isCompressed = true)
    {
        var header = new byte[128];
        header.AsSpan().Fill((byte)' ');
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, written by NeuroPose Workbench").CopyTo(header, 0);
        header.AsSpan(116, 8).Clear();
        (header[124], header[125], header[126], header[127]) = (0, 1, (byte)'I', (byte)'M');
        stream.Write(header);
        if (!isCompressed)
        {
            stream.Write(Matrix(name, value));
            return;
        }

        using var packed = new MemoryStream();
        using (var deflating = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflating.Write(Matrix(name, value));
        }

        Tag(stream, MatReader.Compressed, (int)packed.Length);
        packed.WriteTo(stream);
    }

    private static byte[] Matrix(string name, MatValue value)
    {
        using var body = new MemoryStream();
        var kind = value switch { MatCells => 1, MatStruct => 2, MatText => 4, MatNumbers => 6, _ => throw new ArgumentException($"{value.Describe()} is not written.", nameof(value)) };
        Element(body, 6, [(byte)kind, 0, 0, 0, 0, 0, 0, 0]);
        Element(body, 5, [.. value.Dimensions.SelectMany(BitConverter.GetBytes)]);
        Element(body, 1, Encoding.ASCII.GetBytes(name));
        switch (value)
        {
            case MatNumbers numbers:
                Element(body, 9, [.. numbers.Values.SelectMany(BitConverter.GetBytes)]);
                break;
            case MatText text:
                Element(body, 4, Encoding.Unicode.GetBytes(string.Concat(text.Rows)));
                break;
            case MatCells cells:
                foreach (var item in cells.Items)
                {
                    body.Write(Matrix("", item));
                }

                break;
            case MatStruct found:
                const int Width = 32;
                Element(body, 5, BitConverter.GetBytes(Width));
                Element(body, 1, [.. found.Fields.SelectMany(field => Encoding.ASCII.GetBytes(field.PadRight(Width, '\0')))]);
                foreach (var item in found.Elements.SelectMany(element => element))
                {
                    body.Write(Matrix("", item));
                }

                break;
        }

        using var whole = new MemoryStream();
        Tag(whole, MatReader.Matrix, (int)body.Length);
        body.WriteTo(whole);
        return whole.ToArray();
    }

    private static void Element(Stream stream, int type, byte[] data)
    {
        Tag(stream, type, data.Length);
        stream.Write(data);
        stream.Write(new byte[(8 - (data.Length % 8)) % 8]);
    }

    private static void Tag(Stream stream, int type, int length)
    {
        var tag = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(tag, type);
        BinaryPrimitives.WriteInt32LittleEndian(tag.AsSpan(4), length);
        stream.Write(tag);
    }
}
