using System.IO.Compression;
using System.Text;

namespace NeuroPose.Testing.Motion;

/// <summary>Makes .npy and .npz files byte by byte, good ones and bad ones.</summary>
internal static class NpyBytes
{
    /// <summary>An array: its header in a version of the format, then the elements as they are given.</summary>
    public static byte[] Array(string descr, string shape, byte[] elements, bool isFortran = false, int version = 1) =>
        WithHeader($"{{'descr': {descr}, 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': {shape}, }}\n", elements, version);

    public static byte[] WithHeader(string header, byte[] elements, int version = 1)
    {
        var text = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(header);
        var length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. elements];
    }

    /// <summary>Numbers with 8 bytes each, lowest first.</summary>
    public static byte[] Doubles(params double[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    /// <summary>Frames × joints × coordinates that count up from 0.</summary>
    public static byte[] Counting(int count) => Doubles([.. Enumerable.Range(0, count).Select(number => (double)number)]);

    public static byte[] Texts(int width, params string[] texts) =>
        [.. texts.SelectMany(text => Encoding.UTF32.GetBytes(text.PadRight(width, '\0')))];

    public static byte[] Archive(params (string Name, byte[] Bytes)[] members) => Archive(CompressionLevel.NoCompression, members);

    public static byte[] Archive(CompressionLevel compression, params (string Name, byte[] Bytes)[] members)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                // The same bytes at any time.
                var entry = zip.CreateEntry(name, compression);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return archive.ToArray();
    }
}
