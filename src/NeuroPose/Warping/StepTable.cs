namespace NeuroPose.Warping;

/// <summary>The last step of the best path into a cell.</summary>
internal enum Step
{
    /// <summary>From (i−1, j).</summary>
    First,

    /// <summary>From (i, j−1).</summary>
    Second,

    /// <summary>From (i−1, j−1).</summary>
    Both,
}

/// <summary>One step for each cell of a window, in two bits: 20,000 × 20,000 cells take 100 MB.</summary>
internal sealed class StepTable
{
    private readonly MatchWindow window;

    /// <summary>Where a row's cells begin, less its first column: adding a column gives the cell.</summary>
    private readonly long[] offsets;

    private readonly byte[] bits;

    public StepTable(MatchWindow window)
    {
        this.window = window;
        offsets = new long[window.Rows];
        var cells = 0L;
        for (var row = 0; row < window.Rows; row++)
        {
            var (first, last) = window[row];
            offsets[row] = cells - first;
            cells += last - first + 1;
        }

        bits = new byte[checked((cells + 3) / 4)];
    }

    public void Set(int row, int column, Step step)
    {
        var cell = offsets[row] + column;
        bits[cell >> 2] |= (byte)((int)step << (int)((cell & 3) * 2));
    }

    public IReadOnlyList<(int First, int Second)> TraceBack()
    {
        List<(int First, int Second)> path = [];
        var (row, column) = (window.Rows - 1, window.Columns - 1);
        path.Add((row, column));
        while (row > 0 || column > 0)
        {
            var step = Get(row, column);
            row -= step == Step.Second ? 0 : 1;
            column -= step == Step.First ? 0 : 1;
            path.Add((row, column));
        }

        path.Reverse();
        return path;
    }

    private Step Get(int row, int column)
    {
        var cell = offsets[row] + column;
        return (Step)((bits[cell >> 2] >> (int)((cell & 3) * 2)) & 3);
    }
}
