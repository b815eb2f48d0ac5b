using System.Runtime.CompilerServices;

namespace NeuroPose.Formats;

/// <summary>
/// The bytes of an HDF5 file as the library sees them. A damaged file can send a reader in circles, down a chain of blocks without end, or
/// beyond the last byte: here each of these becomes an exception.
/// </summary>
internal sealed class GuardedStream(FileStream file, string path, CancellationToken cancellation) : Stream
{
    private const int PageLength = 1 << 14;

    /// <summary>What may be read of the smallest file, many times over.</summary>
    private const long SmallestBudget = 1 << 23;

    /// <summary>What may be allocated for the smallest file: in a circle the library makes objects that are larger than what it
    /// reads.</summary>
    private const long SmallestAllocation = 1 << 29;

    /// <summary>What may be allocated for each byte of a larger file.</summary>
    private const long AllocationForEachByte = 1 << 10;

    /// <summary>How often a whole file may be read: its structure is looked at again for each of its parts.</summary>
    private const int MaxPasses = 16;

    private readonly byte[] page = new byte[PageLength];
    private readonly long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private readonly long mostAllocated = SmallestAllocation + (AllocationForEachByte * file.Length);
    private long pageStart;
    private int pageLength;
    private long left = SmallestBudget + (MaxPasses * file.Length);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = file.Length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        // The library reads on each level of its recursions: what would overflow the stack ends here.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        left -= Math.Max(buffer.Length, 1);
        if (left < 0 || GC.GetAllocatedBytesForCurrentThread() - allocatedBefore > mostAllocated)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new FileFormatException("the HDF5 file is damaged: its parts refer to each other in a circle.", new(File: path));
        }

        if (Position < 0 || buffer.Length > Length - Position)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"cut short or damaged: {buffer.Length:N0} bytes are expected at byte {Position:N0}, the file has {Length:N0}."), new(File: path));
        }

        var count = buffer.Length;
        if (count > PageLength)
        {
            cancellation.ThrowIfCancellationRequested();
            count = RandomAccess.Read(file.SafeFileHandle, buffer, Position);
        }
        else
        {
            if (Position < pageStart || Position + count > pageStart + pageLength)
            {
                cancellation.ThrowIfCancellationRequested();
                pageStart = Position;
                pageLength = RandomAccess.Read(file.SafeFileHandle, page, pageStart);
                count = Math.Min(count, pageLength);
            }

            page.AsSpan((int)(Position - pageStart), count).CopyTo(buffer);
        }

        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
