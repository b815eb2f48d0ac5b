using System.IO.MemoryMappedFiles;

namespace NeuroPose.Warping.Blocks;

/// <summary>One bit a block, in the file: set only after the block's distances have reached the disk.</summary>
internal sealed class FinishedBlocks
{
    private readonly MatrixHeader header;
    private readonly byte[] bits;

    private FinishedBlocks(MatrixHeader header, byte[] bits) => (this.header, this.bits) = (header, bits);

    /// <summary>Reads the bits of a file.</summary>
    public static FinishedBlocks Read(MatrixHeader header, MemoryMappedViewAccessor view)
    {
        var bits = new byte[header.BitmapLength];
        view.ReadArray(header.BitmapOffset, bits, 0, bits.Length);
        return new(header, bits);
    }

    public bool Contains(long block) => (bits[block / 8] & (1 << (int)(block % 8))) != 0;

    /// <summary>Blocks that have distances, and how many of them are finished.</summary>
    public (long Finished, long All) Count()
    {
        var (finished, all) = (0L, 0L);
        for (var block = 0L; block < header.Grid.Blocks; block++)
        {
            if (header.Grid.PairsIn(block) > 0)
            {
                all++;
                finished += Contains(block) ? 1 : 0;
            }
        }

        return (finished, all);
    }

    /// <summary>Sets the bits of some blocks, here and in the file.</summary>
    public void Add(IEnumerable<long> blocks, MemoryMappedViewAccessor view)
    {
        foreach (var block in blocks)
        {
            bits[block / 8] |= (byte)(1 << (int)(block % 8));
            view.Write(header.BitmapOffset + (block / 8), bits[block / 8]);
        }
    }
}
