using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>The bytes of an open C3D file by their place, and errors that name it.</summary>
internal sealed class C3dBytes(FileStream stream, string path)
{
    /// <summary>The unit in which the file's parts are placed.</summary>
    public const int BlockSize = 512;

    /// <summary>The file's length.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>Where a block starts; blocks count from 1.</summary>
    public static long StartOfBlock(int block) => (block - 1L) * BlockSize;

    /// <summary>That many bytes, or those that are there.</summary>
    public byte[] Read(long at, long count)
    {
        var bytes = new byte[Math.Clamp(Length - at, 0, count)];
        Fill(bytes, at);
        return bytes;
    }

    /// <summary>Fills the buffer from a place on.</summary>
    /// <exception cref="FileFormatException">The file ends before, as it was cut while it was read.</exception>
    public void Fill(Span<byte> buffer, long at)
    {
        while (buffer.Length > 0)
        {
            var count = RandomAccess.Read(stream.SafeFileHandle, buffer, at);
            if (count == 0)
            {
                throw Wrong(at, "the file ends here, and was longer when the reading began.");
            }

            buffer = buffer[count..];
            at += count;
        }
    }

    /// <summary>An error at a byte of the file.</summary>
    public FileFormatException Wrong(long at, string problem) =>
        new(problem, new(File: path, Path: string.Create(CultureInfo.InvariantCulture, $"byte {at:N0}")));
}
