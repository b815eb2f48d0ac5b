namespace NeuroPose.Warping.Recursion;

/// <summary>
/// The number of the best move into each cell of some rows of a window: two bits a cell for up to four numbers, else four.
/// </summary>
internal sealed class StepTable
{
    private readonly int from;

    /// <summary>Where a row's cells begin, less its first column: adding a column gives the cell.</summary>
    private readonly long[] offsets;

    private readonly byte[] packed;
    private readonly int cellsPerByte;
    private readonly int bits;

    /// <summary>Makes a table for the rows from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public StepTable(MatchWindow window, int from, int to, int numbers)
    {
        this.from = from;
        bits = numbers <= 4 ? 2 : 4;
        cellsPerByte = 8 / bits;
        offsets = new long[to - from];
        var cells = 0L;
        for (var row = from; row < to; row++)
        {
            var (first, last) = window[row];
            offsets[row - from] = cells - first;
            cells += Math.Max(0, last - first + 1);
        }

        packed = new byte[checked((cells / cellsPerByte) + 1)];
    }

    public void Set(int row, int column, int number)
    {
        var cell = offsets[row - from] + column;
        packed[cell / cellsPerByte] |= (byte)(number << (int)(cell % cellsPerByte * bits));
    }

    public int Get(int row, int column)
    {
        var cell = offsets[row - from] + column;
        return (packed[cell / cellsPerByte] >> (int)(cell % cellsPerByte * bits)) & ((1 << bits) - 1);
    }
}
