using System.IO.Compression;
using NeuroPose.Files;

namespace NeuroPose.Sessions.Bpod;

/// <summary>
/// Reads MAT-files of level 5 (MATLAB's versions 5 to 7.2), as "MAT-File Format" of The MathWorks describes them: numbers, texts, cells
/// and structures, compressed or not, of both byte orders. Nothing in them is executed; sizes are checked against the bytes that there are.
/// </summary>
internal static class MatFile
{
    /// <summary>The largest file that is read; the reference reads as much.</summary>
    public const long Largest = 100L << 20;

    private const int HeaderLength = 128;

    /// <summary>What compressed elements may come to, all together.</summary>
    private const long LargestInflated = 512L << 20;

    /// <summary>The variables of a file.</summary>
    /// <exception cref="FileFormatException">It is no such file, or is damaged.</exception>
    public static IReadOnlyDictionary<string, MatValue> Load(string folder, string file) =>
        Read(ForeignFile.ReadBytes(folder, file, Largest), file);

    /// <summary>The variables in bytes.</summary>
    public static IReadOnlyDictionary<string, MatValue> Read(byte[] bytes, string file)
    {
        var place = new Place(File: file);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F']))
        {
            throw SevenPointThree(place);
        }

        if (bytes.Length < HeaderLength)
        {
            throw new FileFormatException(FormattableString.Invariant($"the file has {bytes.Length} bytes, fewer than the header of a MAT-file ({HeaderLength})."), place);
        }

        var mark = ((char)bytes[126], (char)bytes[127]);
        if (mark is not (('I', 'M') or ('M', 'I')))
        {
            throw new FileFormatException("the file has no mark of the byte order at its byte 126: it is no MAT-file of level 5. Save it in MATLAB with -v7.", place);
        }

        var isLittle = mark == ('I', 'M');
        if ((isLittle ? bytes[125] : bytes[124]) == 2)
        {
            throw SevenPointThree(place);
        }

        Dictionary<string, MatValue> variables = new(StringComparer.Ordinal);
        var inflated = 0L;
        var reader = new MatReader(bytes.AsMemory(HeaderLength), isLittle, place);
        while (reader.Left >= 8)
        {
            var element = reader.Element();
            if (element.Type == MatReader.Compressed)
            {
                var whole = Inflate(element.Data, LargestInflated - inflated, place);
                inflated += whole.Length;
                var inner = new MatReader(whole, isLittle, place);
                element = inner.Element();
            }

            if (element.Type == MatReader.Matrix)
            {
                var (name, value) = reader.Inside(element.Data).Array(depth: 0);
                variables[name] = value;
            }
        }

        return variables;
    }

    private static FileFormatException SevenPointThree(Place place) =>
        new("this is a MAT-file of version 7.3, which is HDF5 inside and is not read here. Save it in MATLAB with -v7: save(file, 'SessionData', '-v7').", place);

    private static byte[] Inflate(ReadOnlyMemory<byte> data, long largest, Place place)
    {
        try
        {
            using var source = new MemoryStream(data.ToArray());
            using var inflating = new ZLibStream(source, CompressionMode.Decompress);
            return inflating.ReadBounded(largest)
                ?? throw new FileFormatException(FormattableString.Invariant($"its compressed parts come to more than {LargestInflated} bytes."), place);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new FileFormatException("a compressed part of it is damaged.", place, problem);
        }
    }
}
