using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>
/// The weights with which the matches of a path were summed. A path says which frames match, not by which moves; where a custom
/// pattern allows several, the cheapest moves are the ones that were taken.
/// </summary>
internal static class PathMoves
{
    /// <summary>The weight of each match, and what moves added besides.</summary>
    /// <param name="path">The matches, from first to last.</param>
    /// <param name="costs">The local cost of each match.</param>
    /// <param name="moves">The definition's moves.</param>
    /// <exception cref="ArgumentException">No sequence of moves makes this path.</exception>
    public static (double[] Weights, double Added) Weights(IReadOnlyList<(int First, int Second)> path, double[] costs, IReadOnlyList<Move> moves)
    {
        var sums = new double[path.Count];
        var taken = new Move?[path.Count];
        for (var at = 0; at < path.Count; at++)
        {
            // The first match of a path has weight 1.
            sums[at] = at == 0 ? costs[0] : double.PositiveInfinity;
            foreach (var move in moves)
            {
                var from = at - move.Matches.Length;
                if (from >= 0 && Leads(move, path, at) && SumBy(move, sums[from], costs, at) is var sum && sum < sums[at])
                {
                    (sums[at], taken[at]) = (sum, move);
                }
            }
        }

        if (path.Count == 0 || double.IsPositiveInfinity(sums[^1]))
        {
            throw new ArgumentException("The path is not made of the moves of its definition's step pattern.", nameof(path));
        }

        return Collected(taken);
    }

    private static bool Leads(Move move, IReadOnlyList<(int First, int Second)> path, int at)
    {
        var (row, column) = path[at];
        for (var match = 0; match < move.Matches.Length; match++)
        {
            var (rows, columns, _) = move.Matches[match];
            if (path[at - move.Matches.Length + 1 + match] != (row - rows, column - columns))
            {
                return false;
            }
        }

        return path[at - move.Matches.Length] == (row - move.Rows, column - move.Columns);
    }

    private static double SumBy(Move move, double sum, double[] costs, int at)
    {
        for (var match = 0; match < move.Matches.Length; match++)
        {
            sum += move.Matches[match].Weight * costs[at - move.Matches.Length + 1 + match];
        }

        return sum + move.Added;
    }

    private static (double[] Weights, double Added) Collected(Move?[] taken)
    {
        var weights = new double[taken.Length];
        weights[0] = 1;
        var added = 0.0;
        for (var at = taken.Length - 1; at > 0 && taken[at] is { } move; at -= move.Matches.Length)
        {
            for (var match = 0; match < move.Matches.Length; match++)
            {
                weights[at - move.Matches.Length + 1 + match] = move.Matches[match].Weight;
            }

            added += move.Added;
        }

        return (weights, added);
    }
}
