namespace NeuroPose.Warping.Recursion;

/// <summary>A move as the recursion needs it: how far back it comes from, and its matches counted back from the cell it reaches.</summary>
internal sealed class Move
{
    /// <summary>Makes a move from its matches in order, each so many rows and columns further.</summary>
    public Move(IReadOnlyList<(int Rows, int Columns, double Weight)> matches, double factor, double added)
    {
        Rows = matches.Sum(match => match.Rows);
        Columns = matches.Sum(match => match.Columns);
        Added = added;
        Matches = new (int, int, double)[matches.Count];
        var (row, column) = (Rows, Columns);
        for (var index = 0; index < matches.Count; index++)
        {
            row -= matches[index].Rows;
            column -= matches[index].Columns;
            Matches[index] = (row, column, matches[index].Weight * factor);
        }
    }

    /// <summary>Rows from the cell it comes from to the cell it reaches.</summary>
    public int Rows { get; }

    /// <summary>Columns from the cell it comes from to the cell it reaches.</summary>
    public int Columns { get; }

    /// <summary>Added once.</summary>
    public double Added { get; }

    /// <summary>The matches in the order of the path: rows and columns back from the cell that is reached, and the weight.</summary>
    public (int Rows, int Columns, double Weight)[] Matches { get; }

    /// <summary>A match's weighted cost. 0 × ∞ is no number: a match that is not allowed is not made free by its weight.</summary>
    public static double Weighted(double weight, double cost) => double.IsPositiveInfinity(cost) ? cost : weight * cost;
}
