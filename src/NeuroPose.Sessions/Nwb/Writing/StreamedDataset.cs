using System.Runtime.CompilerServices;
using PureHDF;
using PureHDF.Filters;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// A dataset whose numbers are written after the structure of the file, in whatever blocks they come, a chunk at a time: a chunk is all that
/// is in memory.
/// </summary>
internal sealed class StreamedDataset<T>
    where T : unmanaged
{
    /// <summary>The bytes of a chunk of a long dataset.</summary>
    private const int ChunkLength = 1 << 18;

    private readonly SequentialChunkCache cache = new();
    private readonly string path;
    private readonly long rows;
    private readonly int width;
    private readonly bool isFlat;
    private readonly int rowsOfChunk;
    private T[] chunk = [];
    private int filled;
    private long written;

    /// <summary>Declares a dataset.</summary>
    /// <param name="path">Where it is in the file.</param>
    /// <param name="rows">The length of the first dimension, above zero.</param>
    /// <param name="columns">The length of the second; null for one dimension.</param>
    public StreamedDataset(string path, long rows, int? columns = null)
    {
        (this.path, this.rows, width, isFlat) = (path, rows, columns ?? 1, columns is null);
        rowsOfChunk = (int)Math.Min(rows, Math.Max(1, ChunkLength / (width * Unsafe.SizeOf<T>())));
        Dataset = columns is { } second
            ? new([(ulong)rows, (ulong)second], [(uint)rowsOfChunk, (uint)second], Packed.With(cache))
            : new([(ulong)rows], [(uint)rowsOfChunk], Packed.With(cache));
    }

    /// <summary>What goes into the tree of the file.</summary>
    public H5Dataset<Memory<T>> Dataset { get; }

    /// <summary>Takes the next numbers, whole rows of them.</summary>
    /// <exception cref="NwbException">There are more than were declared.</exception>
    public void Append(H5NativeWriter writer, ReadOnlySpan<T> numbers)
    {
        if (numbers.Length > ((rows - written) * width) - filled)
        {
            throw new NwbException(
                FormattableString.Invariant($"the blocks have more than the {rows * width:N0} numbers that were announced."), new(Path: path));
        }

        if (chunk.Length == 0)
        {
            chunk = new T[rowsOfChunk * width];
        }

        while (numbers.Length > 0)
        {
            var count = Math.Min(numbers.Length, chunk.Length - filled);
            numbers[..count].CopyTo(chunk.AsSpan(filled));
            filled += count;
            numbers = numbers[count..];
            if (filled == chunk.Length)
            {
                Write(writer);
            }
        }
    }

    /// <summary>Writes the last chunk.</summary>
    /// <exception cref="NwbException">There are fewer numbers than were declared.</exception>
    public void Finish(H5NativeWriter writer)
    {
        if (filled > 0)
        {
            Write(writer);
        }

        chunk = [];
        if (written < rows)
        {
            throw new NwbException(
                FormattableString.Invariant($"the blocks have {written * width:N0} numbers; {rows * width:N0} were announced."), new(Path: path));
        }
    }

    private void Write(H5NativeWriter writer)
    {
        var count = filled / width;
        HyperslabSelection where = isFlat
            ? new((ulong)written, (ulong)count)
            : new(2, [(ulong)written, 0], [(ulong)count, (ulong)width]);
        writer.Write(Dataset, chunk.AsMemory(0, filled), fileSelection: where);
        cache.Release();
        (written, filled) = (written + count, 0);
    }
}

/// <summary>How chunks are packed: the bytes of a number apart, then deflated.</summary>
internal static class Packed
{
    /// <summary>The library takes 0, 1, 9 and -1.</summary>
    private const int FastLevel = 1;

    /// <summary>Packed chunks.</summary>
    /// <param name="cache">The cache; null for the library's own, which is good where all is in memory anyway.</param>
    public static H5DatasetCreation With(IWritingChunkCache? cache) =>
        new(
        ChunkCache: cache,
        Filters: [ShuffleFilter.Id, new H5Filter(DeflateFilter.Id, new() { [DeflateFilter.COMPRESSION_LEVEL] = FastLevel })]);
}
