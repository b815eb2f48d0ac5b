namespace NeuroPose.RuView.Signal;

/// <summary>
/// The cheapest way to part an undirected graph at all (Stoer and Wagner, "A simple min-cut algorithm", Journal of the ACM 44, 1997): the
/// same on every
/// run, as vertices are joined in a fixed order and of equal cuts the first is kept. Work grows with the cube of the vertices.
/// </summary>
internal static class CheapestParting
{
    /// <summary>Which vertices are on one side.</summary>
    /// <param name="weights">Vertices × vertices, symmetric; 0 where there is no edge.</param>
    /// <param name="count">How many vertices (2 or more).</param>
    public static bool[] Of(double[] weights, int count)
    {
        var joined = (double[])weights.Clone();
        var members = Enumerable.Range(0, count).Select(vertex => new List<int> { vertex }).ToArray();
        var active = Enumerable.Range(0, count).ToList();
        var (best, side) = (double.PositiveInfinity, new bool[count]);
        while (active.Count > 1)
        {
            var (before, last, cost) = LastTwo(joined, count, active);
            if (cost < best)
            {
                best = cost;
                side = [.. Enumerable.Range(0, count).Select(members[last].Contains)];
            }

            members[before].AddRange(members[last]);
            foreach (var vertex in active)
            {
                var sum = joined[(before * count) + vertex] + joined[(last * count) + vertex];
                (joined[(before * count) + vertex], joined[(vertex * count) + before]) = (sum, sum);
            }

            joined[(before * count) + before] = 0;
            active.Remove(last);
        }

        return side;
    }

    /// <summary>
    /// Takes in the vertex that holds most to those taken in so far, until two are left; and what parts the last one from all others.
    /// </summary>
    private static (int Before, int Last, double Cost) LastTwo(double[] weights, int count, List<int> active)
    {
        var hold = new double[count];
        var waiting = active.ToList();
        var (before, last) = (-1, -1);
        while (waiting.Count > 0)
        {
            before = last;
            last = waiting.MaxBy(vertex => hold[vertex]);
            waiting.Remove(last);
            foreach (var vertex in waiting)
            {
                hold[vertex] += weights[(last * count) + vertex];
            }
        }

        return (before, last, hold[last]);
    }
}
