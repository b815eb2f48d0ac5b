namespace NeuroPose.Warping;

/// <summary>The matches that are tried: for each row a run of columns. Neighbouring rows touch, and both corners are inside.</summary>
internal sealed class MatchWindow(IReadOnlyList<(int First, int Last)> rows, int columns)
{
    public int Rows => rows.Count;

    public int Columns => columns;

    /// <summary>The columns of a row, first to last included.</summary>
    public (int First, int Last) this[int row] => rows[row];

    public static MatchWindow Of(Band band, int rows, int columns)
    {
        var runs = new (int First, int Last)[rows];
        for (var row = 0; row < rows; row++)
        {
            runs[row] = band.Columns(row, rows, columns);
        }

        return new(runs, columns);
    }

    public static MatchWindow Everything(int rows, int columns) => Of(Band.None, rows, columns);
}
