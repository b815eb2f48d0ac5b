namespace NeuroPose.Warping.Recursion;

/// <summary>
/// The best path of the general recursion. The first pass keeps the rows at the head of each block; the way back computes one block
/// at a time again, with its moves. A block's moves take at most 64 MB and the kept rows about as much, however long the series are;
/// up to 64 MB of moves there is one block.
/// </summary>
internal sealed class PathSearch(Problem problem, CancellationToken cancellation = default)
{
    private const long BlockBytes = 64L * 1024 * 1024;

    private readonly GeneralRecursion recursion = new(problem, cancellation);

    public (Solution Solution, IReadOnlyList<(int First, int Second)> Path) Solve()
    {
        var blockRows = BlockRows();
        var heads = new List<RowState> { recursion.Begin() };
        var solution = recursion.Solve((row, state) =>
        {
            if ((row + 1) % blockRows == 0 && row + 1 < problem.Window.Rows)
            {
                heads.Add(state.Copy());
            }
        });
        return (solution, double.IsFinite(solution.Sum) ? TraceBack(solution, heads, blockRows) : []);
    }

    private int BlockRows()
    {
        var rows = problem.Window.Rows;
        var bytes = problem.Window.Cells / (problem.Moves.Count < 4 ? 4 : 2);
        return bytes <= BlockBytes ? rows : (int)Math.Max(1, rows * BlockBytes / bytes);
    }

    private List<(int First, int Second)> TraceBack(Solution solution, List<RowState> heads, int blockRows)
    {
        List<(int First, int Second)> path = [(solution.Row, solution.Column)];
        var (row, column) = (solution.Row, solution.Column);
        var atStart = false;
        for (var block = row / blockRows; !atStart; block = row / blockRows)
        {
            var steps = Steps(heads[block], block * blockRows, row + 1);
            while (!atStart && row >= block * blockRows)
            {
                var number = steps.Get(row, column);
                atStart = number == recursion.Start;
                if (!atStart)
                {
                    var move = problem.Moves[number];
                    for (var match = move.Matches.Length - 2; match >= 0; match--)
                    {
                        path.Add((row - move.Matches[match].Rows, column - move.Matches[match].Columns));
                    }

                    (row, column) = (row - move.Rows, column - move.Columns);
                    path.Add((row, column));
                }
            }
        }

        path.Reverse();
        return path;
    }

    private StepTable Steps(RowState head, int from, int to)
    {
        var state = head.Copy();
        var steps = new StepTable(problem.Window, from, to, problem.Moves.Count + 1);
        for (var row = from; row < to; row++)
        {
            recursion.Advance(state, row, steps);
        }

        return steps;
    }
}
