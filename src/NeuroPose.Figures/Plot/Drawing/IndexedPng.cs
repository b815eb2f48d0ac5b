using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>
/// A PNG picture of one byte a pixel and a palette. The data is stored, not compressed: a compressor's output differs
/// between runtimes and processors, and a figure has to be the same everywhere. Source: PNG 1.2, RFC 1950, RFC 1951.
/// </summary>
internal static class IndexedPng
{
    private const int LargestStoredBlock = 65535;

    // So many bytes can be added up before a sum of RFC 1950 outgrows 32 bits.
    private const int AdlerRun = 5552;

    private static readonly uint[] CrcTable = BuildCrcTable();

    /// <summary>Encodes a picture.</summary>
    /// <param name="pixels">Palette indices, row after row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="palette">At most 256 colors.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, IReadOnlyList<Rgb> palette)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Length / width);
        (header[8], header[9]) = (8, 3);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", [.. palette.SelectMany(color => new[] { color.Red, color.Green, color.Blue })]);
        WriteChunk(file, "IDAT", Zlib(Scanlines(pixels, width)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Scanlines(ReadOnlySpan<byte> pixels, int width)
    {
        var rows = pixels.Length / width;
        var lines = new byte[rows * (width + 1)];
        for (var row = 0; row < rows; row++)
        {
            pixels.Slice(row * width, width).CopyTo(lines.AsSpan((row * (width + 1)) + 1));
        }

        return lines;
    }

    private static byte[] Zlib(byte[] data)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        for (var start = 0; start < data.Length; start += LargestStoredBlock)
        {
            var length = Math.Min(LargestStoredBlock, data.Length - start);
            stream.WriteByte(start + length == data.Length ? (byte)1 : (byte)0);
            stream.Write([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.Write(data, start, length);
        }

        WriteBigEndian(stream, Adler32(data));
        return stream.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        WriteBigEndian(file, (uint)data.Length);
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(content);
        WriteBigEndian(file, Crc32(content));
    }

    private static void WriteBigEndian(MemoryStream stream, uint value) =>
        stream.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);

    private static uint Adler32(byte[] data)
    {
        var (low, high) = (1u, 0u);
        for (var start = 0; start < data.Length; start += AdlerRun)
        {
            foreach (var value in data.AsSpan(start, Math.Min(AdlerRun, data.Length - start)))
            {
                low += value;
                high += low;
            }

            (low, high) = (low % 65521, high % 65521);
        }

        return (high << 16) | low;
    }

    private static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
            }

            table[index] = value;
        }

        return table;
    }
}
