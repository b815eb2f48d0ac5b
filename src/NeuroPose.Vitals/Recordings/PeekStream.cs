using NeuroPose.Files;

namespace NeuroPose.Vitals.Recordings;

/// <summary>A stream whose first bytes can be looked at before it is read. Counts what has been read.</summary>
internal sealed class PeekStream(Stream stream, bool leaveOpen) : ReadOnlyStream
{
    private readonly byte[] head = new byte[1 << 16];
    private int length;
    private int taken;

    /// <summary>How many bytes have been read from the stream below.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The first bytes: as many as asked for, or all there are.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (length < Math.Min(count, head.Length))
        {
            var read = stream.Read(head, length, head.Length - length);
            if (read == 0)
            {
                break;
            }

            BytesRead += read;
            length += read;
        }

        return head.AsSpan(0, length);
    }

    protected override int Next(Span<byte> buffer)
    {
        if (taken < length)
        {
            var count = Math.Min(buffer.Length, length - taken);
            head.AsSpan(taken, count).CopyTo(buffer);
            taken += count;
            return count;
        }

        var read = stream.Read(buffer);
        BytesRead += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
