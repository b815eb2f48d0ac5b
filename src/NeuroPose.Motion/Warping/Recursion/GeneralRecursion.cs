namespace NeuroPose.Warping.Recursion;

/// <summary>
/// The recursion for any step pattern, row by row: D(i, j) is the least over the moves of D where the move comes from plus the move's
/// weighted costs, summed in the order of the path. This loop is the definition; the vector kernels have to give its bits.
/// </summary>
internal sealed class GeneralRecursion
{
    private const int ColumnsBetweenLooks = (1 << 14) - 1;

    private readonly Problem problem;
    private readonly Move[] moves;
    private readonly int depth;
    private readonly CancellationToken cancellation;

    public GeneralRecursion(Problem problem, CancellationToken cancellation = default)
    {
        (this.problem, this.cancellation) = (problem, cancellation);
        moves = [.. problem.Moves];
        depth = 1 + moves.Max(move => Math.Max(1, move.Rows));
    }

    /// <summary>The number that a cell has in a step table when the path begins there.</summary>
    public int Start => moves.Length;

    public RowState Begin() => new(depth, problem.Window.Columns);

    /// <summary>The least sum and where it ends.</summary>
    /// <param name="afterRow">Called after each row with its number and the rows in memory.</param>
    public Solution Solve(Action<int, RowState>? afterRow = null)
    {
        var state = Begin();
        var best = new Solution(double.PositiveInfinity, -1, -1, Abandoned: false);
        var hopeless = 0;
        for (var row = 0; row < problem.Window.Rows; row++)
        {
            var least = Advance(state, row, steps: null);
            afterRow?.Invoke(row, state);
            best = Better(best, state.Sums(row), row);

            // Every path sets foot in one of as many rows as the longest move spans, or has not begun yet.
            hopeless = least > problem.MaximumSum ? hopeless + 1 : 0;
            if (hopeless >= depth - 1 && row >= problem.Ends.FirstBegin && !(best.Sum <= problem.MaximumSum))
            {
                return best with { Sum = double.PositiveInfinity, Abandoned = true };
            }
        }

        return best.Sum > problem.MaximumSum ? best with { Sum = double.PositiveInfinity, Abandoned = true } : best;
    }

    /// <summary>Computes one row from the ones before it; the least of its sums.</summary>
    public double Advance(RowState state, int row, StepTable? steps)
    {
        cancellation.ThrowIfCancellationRequested();
        var (first, last) = problem.Window[row];
        var sums = state.Sums(row);
        Array.Fill(sums, double.PositiveInfinity);
        FillCosts(state, row, first, last);
        var least = double.PositiveInfinity;
        for (var column = first; column <= last; column++)
        {
            if ((column & ColumnsBetweenLooks) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var (best, number) = problem.Ends.IsStart(row, column) ? (state.Costs(row)[column], Start) : (double.PositiveInfinity, 0);
            for (var index = 0; index < moves.Length; index++)
            {
                var sum = SumBy(moves[index], state, row, column);
                if (sum < best)
                {
                    (best, number) = (sum, index);
                }
            }

            sums[column] = best;
            least = Math.Min(least, best);
            steps?.Set(row, column, number);
        }

        return least;
    }

    /// <summary>The local costs of a row alone, for moves that look back into it.</summary>
    public void FillCosts(RowState state, int row, int first, int last)
    {
        var costs = state.Costs(row);
        Array.Fill(costs, double.PositiveInfinity);
        problem.Costs(row, first, last, costs);
        for (var column = first; column <= last && problem.MaximumStep < double.PositiveInfinity; column++)
        {
            costs[column] = costs[column] > problem.MaximumStep ? double.PositiveInfinity : costs[column];
        }
    }

    private static double SumBy(Move move, RowState state, int row, int column)
    {
        if (row < move.Rows || column < move.Columns)
        {
            return double.PositiveInfinity;
        }

        var sum = state.Sums(row - move.Rows)[column - move.Columns];
        foreach (var (rows, columns, weight) in move.Matches)
        {
            sum += Move.Weighted(weight, state.Costs(row - rows)[column - columns]);
        }

        return sum + move.Added;
    }

    private Solution Better(Solution best, double[] sums, int row)
    {
        var ends = problem.Ends;
        for (var column = Math.Max(0, ends.FirstEndColumn(row)); column < sums.Length; column++)
        {
            // Of equal sums the one that leaves out fewer frames.
            if (sums[column] < best.Sum || (sums[column] == best.Sum && best.Row >= 0 && ends.LeftOut(row, column) < ends.LeftOut(best.Row, best.Column)))
            {
                best = new(sums[column], row, column, Abandoned: false);
            }
        }

        return best;
    }
}
