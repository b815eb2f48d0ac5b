namespace NeuroPose.Poses;

/// <summary>Takes points of little confidence as missing.</summary>
internal static class ConfidenceFilter
{
    /// <summary>Makes points NaN whose confidence is below the least, or is not known; how many were present before.</summary>
    /// <param name="coordinates">Points × 3 numbers.</param>
    /// <param name="confidence">One number a point; empty removes nothing.</param>
    /// <param name="least">The least confidence that is kept.</param>
    public static long Remove(Span<double> coordinates, ReadOnlySpan<double> confidence, double least)
    {
        var removed = 0L;
        for (var point = 0; point < confidence.Length; point++)
        {
            if (!(confidence[point] >= least) && !double.IsNaN(coordinates[3 * point]))
            {
                coordinates.Slice(3 * point, 3).Fill(double.NaN);
                removed++;
            }
        }

        return removed;
    }
}
