namespace NeuroPose.Warping.Blocks;

/// <summary>
/// The cells of a matrix that are computed, in blocks of one row and up to 256 neighboring columns. Of a symmetric matrix only the
/// cells above the diagonal, and those on it where they are asked for.
/// </summary>
internal sealed record PairGrid(int Rows, int Columns, bool IsSymmetric, bool HasDiagonal)
{
    /// <summary>The most columns of a block.</summary>
    public const int Width = 256;

    public int BlocksInRow => ((Columns - 1) / Width) + 1;

    /// <summary>All blocks, those below the diagonal included, which are empty.</summary>
    public long Blocks => (long)Rows * BlocksInRow;

    /// <summary>How many distances are computed.</summary>
    public long Pairs => IsSymmetric ? ((long)Rows * (Rows - 1) / 2) + (HasDiagonal ? Rows : 0) : (long)Rows * Columns;

    /// <summary>A block's row, and its columns from the first to before the end.</summary>
    public (int Row, int First, int End) this[long block]
    {
        get
        {
            var row = (int)(block / BlocksInRow);
            var first = (int)(block % BlocksInRow) * Width;
            var end = Math.Min(Columns, first + Width);
            return (row, IsSymmetric ? Math.Min(end, Math.Max(first, HasDiagonal ? row : row + 1)) : first, end);
        }
    }

    /// <summary>How many distances a block has.</summary>
    public int PairsIn(long block)
    {
        var (_, first, end) = this[block];
        return end - first;
    }

    /// <summary>
    /// Where the distance of i and j, i before j, is among n·(n−1)/2: row after row above the diagonal, as in SciPy's condensed matrices.
    /// </summary>
    public static long CondensedIndex(int i, int j, int count) => ((long)i * count) - ((long)i * (i + 1) / 2) + j - i - 1;
}
