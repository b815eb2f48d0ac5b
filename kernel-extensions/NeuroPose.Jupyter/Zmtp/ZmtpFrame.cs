using System.Buffers.Binary;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>One frame: flags, a length, and bytes.</summary>
/// <remarks>Source: ZeroMQ RFC 23, ZMTP 3.0, section "Framing".</remarks>
/// <param name="IsCommand">Whether it speaks to the transport rather than to the socket's owner.</param>
/// <param name="HasMore">Whether another frame of the same message follows.</param>
/// <param name="Body">The bytes.</param>
internal readonly record struct ZmtpFrame(bool IsCommand, bool HasMore, byte[] Body)
{
    private const byte More = 1;
    private const byte Long = 2;
    private const byte Command = 4;

    /// <summary>Reads the next frame.</summary>
    /// <param name="stream">Where the peer's bytes come from.</param>
    /// <param name="maximumBytes">The most bytes that the body may have.</param>
    /// <param name="pool">What long bodies are gathered in.</param>
    /// <param name="growing">Called before memory is taken, with the number of bytes.</param>
    /// <exception cref="ZmtpException">The bytes are no frame, or the body is too long.</exception>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public static ZmtpFrame Read(Stream stream, long maximumBytes, ChunkPool? pool = null, Action<long>? growing = null)
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head[..1]);
        var flags = head[0];
        var isCommand = (flags & Command) != 0;
        if ((flags & ~(More | Long | Command)) != 0 || (isCommand && (flags & More) != 0))
        {
            throw new ZmtpException("frame", FormattableString.Invariant($"flags were expected, but got 0x{flags:x2}."));
        }

        ulong length;
        if ((flags & Long) != 0)
        {
            stream.ReadExactly(head);
            length = BinaryPrimitives.ReadUInt64BigEndian(head);
        }
        else
        {
            stream.ReadExactly(head[..1]);
            length = head[0];
        }

        return length <= (ulong)maximumBytes
            ? new ZmtpFrame(isCommand, (flags & More) != 0, ReadBody(stream, (int)length, pool, growing))
            : throw new ZmtpException(
                "frame",
                FormattableString.Invariant($"at most {maximumBytes} bytes were expected, and {length} are announced."));
    }

    /// <summary>Writes this frame behind others.</summary>
    public void Write(MemoryStream target)
    {
        var flags = (HasMore ? More : 0) | (IsCommand ? Command : 0);
        if (Body.Length <= byte.MaxValue)
        {
            target.Write([(byte)flags, (byte)Body.Length]);
        }
        else
        {
            Span<byte> head = stackalloc byte[9];
            head[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteUInt64BigEndian(head[1..], (ulong)Body.Length);
            target.Write(head);
        }

        target.Write(Body);
    }

    // An announced length costs nothing: memory is taken as the bytes arrive.
    private static byte[] ReadBody(Stream stream, int length, ChunkPool? pool, Action<long>? growing)
    {
        if (length <= ChunkPool.ChunkBytes)
        {
            growing?.Invoke(length);
            var body = new byte[length];
            stream.ReadExactly(body);
            return body;
        }

        pool ??= new ChunkPool(0);
        var chunks = new List<byte[]>();
        try
        {
            for (var rest = length; rest > 0; rest -= ChunkPool.ChunkBytes)
            {
                var count = Math.Min(rest, ChunkPool.ChunkBytes);
                growing?.Invoke(count);
                chunks.Add(pool.Rent());
                stream.ReadExactly(chunks[^1], 0, count);
            }

            return Joined(chunks, length);
        }
        finally
        {
            pool.Return(chunks);
        }
    }

    private static byte[] Joined(List<byte[]> chunks, int length)
    {
        var body = GC.AllocateUninitializedArray<byte>(length);
        for (var i = 0; i < chunks.Count; i++)
        {
            var start = i * ChunkPool.ChunkBytes;
            chunks[i].AsSpan(0, Math.Min(ChunkPool.ChunkBytes, length - start)).CopyTo(body.AsSpan(start));
        }

        return body;
    }
}
