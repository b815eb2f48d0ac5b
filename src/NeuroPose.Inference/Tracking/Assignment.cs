namespace NeuroPose.Inference.Tracking;

/// <summary>Pairs rows with columns one to one, as many as may be paired, so that the sum of their costs is least.</summary>
/// <remarks>Source: Kuhn, The Hungarian Method (1955), in the form with potentials that takes n³ steps.</remarks>
internal static class Assignment
{
    /// <summary>The column of each row; null for a row without one.</summary>
    /// <param name="costs">Rows × columns; infinite where a pair may not be.</param>
    public static int?[] Least(double[,] costs)
    {
        var (rows, columns) = (costs.GetLength(0), costs.GetLength(1));

        // Each row may also stay alone, at a price that no real pair reaches: then every row has a place.
        var alone = 1.0;
        foreach (var cost in costs)
        {
            alone += double.IsFinite(cost) ? cost : 0;
        }

        double Cost(int row, int column) => column < columns && double.IsFinite(costs[row, column]) ? costs[row, column]
            : column < columns ? 4 * alone
            : column - columns == row ? alone
            : 4 * alone;
        var all = columns + rows;
        var (ofRow, ofColumn) = (new double[rows + 1], new double[all + 1]);
        var (rowOf, before) = (new int[all + 1], new int[all + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var least = new double[all + 1];
            var isUsed = new bool[all + 1];
            Array.Fill(least, double.PositiveInfinity);
            do
            {
                isUsed[column] = true;
                var (current, step, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var one = 1; one <= all; one++)
                {
                    if (isUsed[one])
                    {
                        continue;
                    }

                    var reduced = Cost(current - 1, one - 1) - ofRow[current] - ofColumn[one];
                    if (reduced < least[one])
                    {
                        (least[one], before[one]) = (reduced, column);
                    }

                    if (least[one] < step)
                    {
                        (step, next) = (least[one], one);
                    }
                }

                for (var one = 0; one <= all; one++)
                {
                    if (isUsed[one])
                    {
                        ofRow[rowOf[one]] += step;
                        ofColumn[one] -= step;
                    }
                    else
                    {
                        least[one] -= step;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            while (column != 0)
            {
                (rowOf[column], column) = (rowOf[before[column]], before[column]);
            }
        }

        var matched = new int?[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0 && double.IsFinite(costs[rowOf[column] - 1, column - 1]))
            {
                matched[rowOf[column] - 1] = column - 1;
            }
        }

        return matched;
    }
}
