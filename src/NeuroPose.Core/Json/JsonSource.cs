using System.Security.Cryptography;

namespace NeuroPose.Json;

/// <summary>
/// A window onto a stream of bytes that slides forward and grows only as far as the longest token. Hashes what it reads, and counts
/// lines when it slides or when someone asks for the place, each byte once.
/// </summary>
internal sealed class JsonSource(Stream stream, CancellationToken cancellation) : IDisposable
{
    private const int LongestToken = 64 * 1024 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[256 * 1024];
    private int length;
    private bool ended;
    private long bytesBefore;
    private int counted;
    private int lines;
    private long lineStart;

    /// <summary>Where the next byte is in <see cref="Rest"/>'s buffer.</summary>
    public int Position { get; set; }

    /// <summary>How many bytes of the stream are before the next.</summary>
    public long Offset => bytesBefore + Position;

    /// <summary>How many bytes have been looked at in search of line ends.</summary>
    public long BytesCounted { get; private set; }

    /// <summary>The bytes in hand from the position on.</summary>
    public ReadOnlySpan<byte> Rest => buffer.AsSpan(Position, length - Position);

    /// <summary>Reads more behind the bytes in hand; false when there is no more.</summary>
    /// <param name="tooLong">Called when a single token outgrows what is allowed.</param>
    public bool ReadMore(Func<Exception> tooLong)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ended)
        {
            return false;
        }

        if (length == buffer.Length)
        {
            Slide();
        }

        if (length == buffer.Length)
        {
            if (length >= LongestToken)
            {
                throw tooLong();
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer.AsSpan(length));
        ended = read == 0;
        hash.AppendData(buffer, length, read);
        length += read;
        return !ended;
    }

    /// <summary>The line and the column (in bytes) of the position, counted from one.</summary>
    public (int Line, int Column) Where()
    {
        CountLines();
        return (lines + 1, (int)Math.Min(int.MaxValue, Offset - lineStart + 1));
    }

    /// <summary>The SHA-256 of all bytes, once everything has been read, in lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();

    private void Slide()
    {
        CountLines();
        bytesBefore += Position;
        buffer.AsSpan(Position, length - Position).CopyTo(buffer);
        length -= Position;
        (Position, counted) = (0, 0);
    }

    /// <summary>Counts up to the position, which only moves forward.</summary>
    private void CountLines()
    {
        var passed = buffer.AsSpan(counted, Position - counted);
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var last)
        {
            lines += passed[..last].Count((byte)'\n') + 1;
            lineStart = bytesBefore + counted + last + 1;
        }

        BytesCounted += passed.Length;
        counted = Position;
    }
}
