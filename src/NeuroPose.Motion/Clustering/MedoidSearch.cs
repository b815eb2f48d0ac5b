using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>The two phases of PAM on checked distances. Medoids are kept in ascending order.</summary>
internal sealed class MedoidSearch(DistanceMatrix distances)
{
    private readonly int count = distances.Count;

    /// <summary>Medoids chosen one by one, each the one that leaves the least cost.</summary>
    public int[] Build(int clusters)
    {
        var nearest = new double[count];
        Array.Fill(nearest, double.PositiveInfinity);
        List<int> medoids = [];
        while (medoids.Count < clusters)
        {
            var (best, least) = (-1, double.PositiveInfinity);
            for (var candidate = 0; candidate < count; candidate++)
            {
                var cost = medoids.Contains(candidate) ? double.PositiveInfinity : CostWith(candidate, nearest);
                if (best < 0 ? !medoids.Contains(candidate) : cost < least)
                {
                    (best, least) = (candidate, cost);
                }
            }

            medoids.Add(best);
            for (var series = 0; series < count; series++)
            {
                nearest[series] = Math.Min(nearest[series], distances[series, best]);
            }
        }

        return [.. medoids.Order()];
    }

    /// <summary>The medoids after the exchange that lowers the cost the most, or raises it the least.</summary>
    public int[] Swapped(int[] medoids)
    {
        // A single medoid was the best of all when it was built.
        if (medoids.Length == 1 || medoids.Length == count)
        {
            return medoids;
        }

        var near = Nearest(medoids);
        var (bestMedoid, bestCandidate, least) = (0, -1, double.PositiveInfinity);
        for (var candidate = 0; candidate < count; candidate++)
        {
            if (Array.BinarySearch(medoids, candidate) >= 0)
            {
                continue;
            }

            var changes = Changes(candidate, medoids.Length, near);
            for (var medoid = 0; medoid < medoids.Length; medoid++)
            {
                if (changes[medoid] < least)
                {
                    (bestMedoid, bestCandidate, least) = (medoid, candidate, changes[medoid]);
                }
            }
        }

        return [.. medoids.Select((medoid, index) => index == bestMedoid ? bestCandidate : medoid).Order()];
    }

    /// <summary>The sum of distances from each series to its nearest medoid, in the order of the series.</summary>
    public double Cost(int[] medoids)
    {
        var sum = 0.0;
        foreach (var (_, distance, _) in Nearest(medoids))
        {
            sum += distance;
        }

        return sum;
    }

    /// <summary>For each series its nearest medoid, the first of those that tie; a medoid is in its own cluster.</summary>
    public int[] Assign(int[] medoids)
    {
        int[] clusters = [.. Nearest(medoids).Select(near => near.Medoid)];
        for (var medoid = 0; medoid < medoids.Length; medoid++)
        {
            clusters[medoids[medoid]] = medoid;
        }

        return clusters;
    }

    private double CostWith(int candidate, double[] nearest)
    {
        var sum = 0.0;
        for (var series = 0; series < count; series++)
        {
            sum += Math.Min(nearest[series], distances[series, candidate]);
        }

        return sum;
    }

    /// <summary>What the cost changes by when the candidate takes the place of each medoid.</summary>
    private double[] Changes(int candidate, int medoids, (int Medoid, double First, double Second)[] near)
    {
        var changes = new double[medoids];
        var gain = 0.0;
        for (var series = 0; series < count; series++)
        {
            var (medoid, first, second) = near[series];
            var distance = distances[series, candidate];
            gain += Math.Min(0, distance - first);

            // Without its medoid the series goes to the candidate or to the second nearest; the gain above is counted once.
            changes[medoid] += Math.Min(distance, second) - first - Math.Min(0, distance - first);
        }

        for (var medoid = 0; medoid < medoids; medoid++)
        {
            changes[medoid] += gain;
        }

        return changes;
    }

    private (int Medoid, double First, double Second)[] Nearest(int[] medoids)
    {
        var near = new (int Medoid, double First, double Second)[count];
        for (var series = 0; series < count; series++)
        {
            var (best, first, second) = (0, double.PositiveInfinity, double.PositiveInfinity);
            for (var medoid = 0; medoid < medoids.Length; medoid++)
            {
                var distance = distances[series, medoids[medoid]];
                if (distance < first)
                {
                    (best, first, second) = (medoid, distance, first);
                }
                else
                {
                    second = Math.Min(second, distance);
                }
            }

            near[series] = (best, first, second);
        }

        return near;
    }
}
