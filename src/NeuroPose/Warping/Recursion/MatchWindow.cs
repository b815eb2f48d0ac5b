namespace NeuroPose.Warping.Recursion;

/// <summary>The matches that are tried: for each row a run of columns, first to last included; empty where the last is before the first.</summary>
internal sealed class MatchWindow
{
    private readonly (int First, int Last)[] runs;

    public MatchWindow((int First, int Last)[] runs, int columns)
    {
        this.runs = runs;
        Columns = columns;
        foreach (var (first, last) in runs)
        {
            Cells += Math.Max(0, last - first + 1);
            IsEverything &= first == 0 && last == columns - 1;
        }

        IsOrderly = IsEverything || IsStaircase();
    }

    public int Rows => runs.Length;

    public int Columns { get; }

    /// <summary>How many matches are tried.</summary>
    public long Cells { get; }

    public bool IsEverything { get; } = true;

    /// <summary>Whether it leads from corner to corner, no row being empty and neither side ever turning back.</summary>
    public bool IsOrderly { get; }

    /// <summary>The columns of a row, first to last included.</summary>
    public (int First, int Last) this[int row] => runs[row];

    public static MatchWindow Everything(int rows, int columns)
    {
        var runs = new (int First, int Last)[rows];
        Array.Fill(runs, (0, columns - 1));
        return new(runs, columns);
    }

    private bool IsStaircase()
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

        return runs[0].First == 0 && before.Last == Columns - 1;
    }
}
