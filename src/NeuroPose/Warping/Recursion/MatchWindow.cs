namespace NeuroPose.Warping.Recursion;

/// <summary>The matches that are tried: for each row a run of columns, first to last included; empty where the last is before the first.</summary>
internal sealed class MatchWindow
{
    // None where every match is tried.
    private readonly (int First, int Last)[]? runs;

    public MatchWindow((int First, int Last)[] runs, int columns)
        : this(runs.Length, columns)
    {
        Cells = 0;
        var isEverything = true;
        foreach (var (first, last) in runs)
        {
            Cells += Math.Max(0, last - first + 1);
            isEverything &= first == 0 && last == columns - 1;
        }

        this.runs = isEverything ? null : runs;
        IsOrderly = isEverything || IsStaircase(runs, columns);
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

    private static bool IsStaircase((int First, int Last)[] runs, int columns)
    {
        var before = (First: 0, Last: 0);
        foreach (var run in runs)
        {
            if (run.Last < run.First || run.First < before.First || run.Last < before.Last)
            {
                return false;
            }

            before = run;
        }

        return runs[0].First == 0 && before.Last == columns - 1;
    }
}
