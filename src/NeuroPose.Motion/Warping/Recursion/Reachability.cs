namespace NeuroPose.Warping.Recursion;

/// <summary>Whether any path exists, whatever it costs.</summary>
internal static class Reachability
{
    public static bool HasPath(MatchWindow window, IReadOnlyList<Move> moves, Ends ends)
    {
        var free = new Problem
        {
            Window = window,
            Moves = moves,
            Ends = ends,
            Costs = static (_, first, last, costs) => { if (last >= first) { costs.AsSpan(first, last - first + 1).Clear(); } },
        };
        return double.IsFinite(new GeneralRecursion(free).Solve().Sum);
    }
}
