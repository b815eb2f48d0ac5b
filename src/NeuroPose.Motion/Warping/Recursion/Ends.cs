namespace NeuroPose.Warping.Recursion;

/// <summary>Where paths may begin and end: so many frames free at each end, already limited to the lengths.</summary>
internal readonly record struct Ends(int FirstBegin, int FirstEnd, int SecondBegin, int SecondEnd, int Rows, int Columns)
{
    public bool IsStart(int row, int column) => (column == 0 && row <= FirstBegin) || (row == 0 && column <= SecondBegin);

    /// <summary>The first column at which a path may end in this row; none before the free rows.</summary>
    public int FirstEndColumn(int row) =>
        row == Rows - 1 ? Columns - 1 - SecondEnd
        : row >= Rows - 1 - FirstEnd ? Columns - 1
        : Columns;

    /// <summary>Frames left out behind an end.</summary>
    public int LeftOut(int row, int column) => Rows - 1 - row + (Columns - 1 - column);
}
