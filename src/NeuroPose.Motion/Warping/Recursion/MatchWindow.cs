namespace NeuroPose.Warping.Recursion;

/// <summary>
/// The matches that are tried: for each row a run of columns, first to last included; empty where the last is before the first.
/// </summary>
internal sealed class MatchWindow
{
    // None where every match is tried.
    private readonly (int First, int Last)[]? runs;

    public MatchWindow((int First, int Last)[] runs, int columns)
        : this(runs.Length, columns)
    {
        var cells = 0L;
        var (isEverything, isStaircase) = (true, true);
        var before = (First: 0, Last: 0);
        foreach (var run in runs)
        {
            cells += Math.Max(0, run.Last - run.First + 1);
            isEverything &= run.First == 0 && run.Last == columns - 1;
            isStaircase &= run.Last >= run.First && run.First >= before.First && run.Last >= before.Last;
            before = run;
        }

        Cells = cells;
        this.runs = isEverything ? null : runs;
        IsOrderly = isEverything || (isStaircase && runs[0].First == 0 && before.Last == columns - 1);
    }

    private MatchWindow(int rows, int columns)
    {
        (Rows, Columns, Cells) = (rows, columns, (long)rows * columns);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>How many matches are tried.</summary>
    public long Cells { get; }

    public bool IsEverything => runs is null;

    /// <summary>Whether it leads from corner to corner, no row being empty and neither side ever turning back.</summary>
    public bool IsOrderly { get; } = true;

    /// <summary>The columns of a row, first to last included.</summary>
    public (int First, int Last) this[int row] => runs is null ? (0, Columns - 1) : runs[row];

    public static MatchWindow Everything(int rows, int columns) => new(rows, columns);
}
