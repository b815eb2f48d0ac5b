namespace NeuroPose.Warping.Recursion;

/// <summary>The last rows of accumulated and of local costs, as many as the longest move looks back. Rows lie in a ring.</summary>
internal sealed class RowState
{
    private readonly double[][] sums;
    private readonly double[][] costs;

    public RowState(int depth, int columns)
    {
        sums = Rows(depth, columns);
        costs = Rows(depth, columns);
    }

    private RowState(RowState other)
    {
        sums = [.. other.sums.Select(row => (double[])row.Clone())];
        costs = [.. other.costs.Select(row => (double[])row.Clone())];
    }

    /// <summary>The accumulated costs of a row; what lies outside the window is infinite.</summary>
    public double[] Sums(int row) => sums[row % sums.Length];

    /// <summary>The local costs of a row; what lies outside the window, or is not allowed, is infinite.</summary>
    public double[] Costs(int row) => costs[row % costs.Length];

    public RowState Copy() => new(this);

    private static double[][] Rows(int depth, int columns)
    {
        var rows = new double[depth][];
        for (var row = 0; row < depth; row++)
        {
            rows[row] = new double[columns];
            Array.Fill(rows[row], double.PositiveInfinity);
        }

        return rows;
    }
}
