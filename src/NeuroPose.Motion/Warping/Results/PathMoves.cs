using NeuroPose.Kinematics;
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

/// <summary>What a path costs between two series.</summary>
internal static class PathCosts
{
    /// <summary>The factor of each match in the distance, and what additive penalties add to it.</summary>
    /// <param name="result">A warping.</param>
    /// <param name="first">The first series, prepared as the definition says.</param>
    /// <param name="second">The second series, prepared likewise.</param>
    /// <exception cref="ArgumentException">The path leaves the series, or does not cost the result's distance between them: others were
    /// aligned.</exception>
    public static (double[] Factors, double Penalties) Of(DtwResult result, FeatureSeries first, FeatureSeries second)
    {
        var (path, definition) = (result.Path, result.Definition);
        if (path.Count == 0 || path.Any(match => match.First < 0 || match.Second < 0 || match.First >= first.Length || match.Second >= second.Length))
        {
            throw new ArgumentException(FormattableString.Invariant($"The path of the result leaves the series of {first.Length} and {second.Length} frames. Give the two series that were aligned, in that order."), nameof(result));
        }

        var phase = definition.Weighting.Factors(first.Length, second.Length);
        var costs = new double[path.Count];
        var factors = new double[path.Count];
        for (var at = 0; at < costs.Length; at++)
        {
            var (i, j) = path[at];
            factors[at] = phase is null ? 1 : phase[Math.Abs(i - j)];
            costs[at] = definition.LocalCost.Between(first[i], second[j]) * factors[at];
        }

        var (weights, added) = PathMoves.Weights(path, costs, WarpMoves.Of(definition));
        var (start, end) = (path[0], path[^1]);
        var divisor = WarpNormalizer.Divisor(definition.EffectiveNormalizer, end.First - start.First + 1, end.Second - start.Second + 1, path.Count);
        var penalties = added / divisor;
        var sum = penalties;
        for (var at = 0; at < costs.Length; at++)
        {
            factors[at] = factors[at] * weights[at] / divisor;
            sum += costs[at] * weights[at] / divisor;
        }

        return Math.Abs(sum - result.Distance) <= 1e-9 * Math.Max(Math.Abs(result.Distance), penalties)
            ? (factors, penalties)
            : throw new ArgumentException(FormattableString.Invariant($"The path of the result costs {sum} {result.Unit} between these series, but its distance is {result.Distance}. Give the two series that were aligned, in that order."), nameof(result));
    }
}
