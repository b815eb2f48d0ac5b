namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// Pieces of memory in which bodies are gathered while they arrive. They are used again, so that half messages which are given up leave
/// no garbage behind.
/// </summary>
/// <param name="maximumBytes">The most bytes that are kept for the next message.</param>
internal sealed class ChunkPool(long maximumBytes)
{
    /// <summary>The bytes of one piece: short enough to stay off the heap of large objects.</summary>
    public const int ChunkBytes = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _free = new();

    /// <summary>A piece whose content is arbitrary.</summary>
    public byte[] Rent()
    {
        lock (_gate)
        {
            return _free.TryPop(out var chunk) ? chunk : new byte[ChunkBytes];
        }
    }

    /// <summary>Takes pieces back.</summary>
    public void Return(IReadOnlyList<byte[]> chunks)
    {
        lock (_gate)
        {
            for (var i = 0; i < chunks.Count && _free.Count < maximumBytes / ChunkBytes; i++)
            {
                _free.Push(chunks[i]);
            }
        }
    }
}
