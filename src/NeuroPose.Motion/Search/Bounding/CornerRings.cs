using NeuroPose.Warping;

namespace NeuroPose.Search.Bounding;

/// <summary>
/// LB_Kim: what every path pays near its two ends. Ring k around the first match holds the matches (i, j) with max(i, j) = k; a path of
/// single steps sets foot on each ring, and so around the last match. The first ring is the corner itself.
/// </summary>
internal static class CornerRings
{
    private const int Rings = 3;

    public static double Sum(PathPromises promises, LocalCost cost, ReadOnlySpan<double> first, ReadOnlySpan<double> second, int dimensions)
    {
        var sum = 0.0;
        if (promises.Cost == BoxCost.Unknown)
        {
            return sum;
        }

        var (rows, columns) = (first.Length / dimensions, second.Length / dimensions);
        if (promises.BeginsAtCorner)
        {
            sum += cost.Between(first[..dimensions], second[..dimensions]);
        }

        if (promises.EndsAtCorner && rows + columns > 2)
        {
            sum += promises.LastWeight * cost.Between(first[^dimensions..], second[^dimensions..]);
        }

        // The rings of one corner do not meet those of the other.
        if (promises is { BeginsAtCorner: true, EndsAtCorner: true, SingleSteps: true } && Math.Max(rows, columns) >= 2 * Rings)
        {
            for (var ring = 1; ring < Rings; ring++)
            {
                sum += promises.LeastWeight * Least(cost, first, second, dimensions, ring, fromEnd: false);
                sum += promises.LeastWeight * Least(cost, first, second, dimensions, ring, fromEnd: true);
            }
        }

        return sum;
    }

    private static double Least(LocalCost cost, ReadOnlySpan<double> first, ReadOnlySpan<double> second, int dimensions, int ring, bool fromEnd)
    {
        var (rows, columns) = (first.Length / dimensions, second.Length / dimensions);
        var least = double.PositiveInfinity;
        for (var step = 0; step <= ring; step++)
        {
            least = Math.Min(least, Between(step, ring, first, second));
            least = Math.Min(least, Between(ring, step, first, second));
        }

        return least;

        double Between(int row, int column, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            if (row >= rows || column >= columns)
            {
                return double.PositiveInfinity;
            }

            var (i, j) = fromEnd ? (rows - 1 - row, columns - 1 - column) : (row, column);
            return cost.Between(first.Slice(i * dimensions, dimensions), second.Slice(j * dimensions, dimensions));
        }
    }
}
