namespace NeuroPose.RuView.Signal;

/// <summary>
/// The cheapest way to part a directed graph between two of its vertices (Dinic, "Algorithm for solution of a problem of maximum flow",
/// 1970).
/// </summary>
internal static class MinimumCut
{
    /// <summary>
    /// Which vertices are on the source's side: those still within its reach when the largest flow runs, the smallest such side.
    /// </summary>
    /// <param name="capacities">Vertices × vertices: what the edge from the row's to the column's vertex holds; 0 where there is none. It
    /// is used up.</param>
    /// <param name="count">How many vertices.</param>
    /// <param name="source">Where the flow starts.</param>
    /// <param name="sink">Where it ends; another vertex than the source.</param>
    public static bool[] SourceSide(double[] capacities, int count, int source, int sink)
    {
        var flow = new Flow(capacities, count, sink);
        var levels = flow.Levels(source);
        while (levels[sink] >= 0)
        {
            flow.Saturate(source, levels);
            levels = flow.Levels(source);
        }

        return [.. levels.Select(level => level >= 0)];
    }

    private sealed class Flow(double[] rest, int count, int sink)
    {
        private readonly int[] next = new int[count];

        /// <summary>How many edges away each vertex is; -1 beyond reach.</summary>
        public int[] Levels(int source)
        {
            var levels = new int[count];
            Array.Fill(levels, -1);
            levels[source] = 0;
            Queue<int> found = new([source]);
            while (found.TryDequeue(out var from))
            {
                for (var to = 0; to < count; to++)
                {
                    if (levels[to] < 0 && rest[(from * count) + to] > 0)
                    {
                        levels[to] = levels[from] + 1;
                        found.Enqueue(to);
                    }
                }
            }

            return levels;
        }

        /// <summary>Sends what the shortest ways hold.</summary>
        public void Saturate(int source, int[] levels)
        {
            Array.Clear(next);
            while (Push(source, double.PositiveInfinity, levels) > 0)
            {
            }
        }

        // As deep as the longest of the shortest ways: no deeper than there are vertices.
        private double Push(int from, double most, int[] levels)
        {
            if (from == sink)
            {
                return most;
            }

            for (; next[from] < count; next[from]++)
            {
                var to = next[from];
                var edge = (from * count) + to;
                if (rest[edge] > 0 && levels[to] == levels[from] + 1 && Push(to, Math.Min(most, rest[edge]), levels) is > 0 and var sent)
                {
                    rest[edge] -= sent;
                    rest[(to * count) + from] += sent;
                    return sent;
                }
            }

            return 0;
        }
    }
}
