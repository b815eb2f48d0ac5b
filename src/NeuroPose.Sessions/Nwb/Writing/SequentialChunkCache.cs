using PureHDF.VOL.Native;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Holds the one chunk that is being filled. The library's own cache keeps all chunks until the end; this one hands each on when it is
/// asked to. The delegate is kept with its chunk, as the library's ignores the index that it is called with.
/// </summary>
internal sealed class SequentialChunkCache : IWritingChunkCache
{
    private Memory<byte> chunk;
    private ulong index;
    private Action<ulong, Memory<byte>>? write;

    public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkAllocator, Action<ulong, Memory<byte>> chunkWriter)
    {
        if (write is not null && index == chunkIndex)
        {
            return chunk;
        }

        Release();
        (index, chunk, write) = (chunkIndex, chunkAllocator(), chunkWriter);
        return chunk;
    }

    public void Flush(Action<ulong, Memory<byte>> chunkWriter) => Release();

    /// <summary>Writes the chunk, which is full.</summary>
    public void Release()
    {
        write?.Invoke(index, chunk);
        (write, chunk) = (null, default);
    }
}
