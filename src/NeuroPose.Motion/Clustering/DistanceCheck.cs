using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>What must hold of distances before series are grouped by them.</summary>
internal static class DistanceCheck
{
    /// <summary>Every distance is a finite number.</summary>
    public static void Finite(DistanceMatrix distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        for (var row = 0; row < distances.Count; row++)
        {
            for (var column = 0; column < distances.Count; column++)
            {
                if (!double.IsFinite(distances[row, column]))
                {
                    throw new NeuroPoseException(
                        FormattableString.Invariant($"the distance is {distances[row, column]}. Finite distances are needed: fill gaps in the series, and set no maximum sum in the definition."),
                        PlaceOf(distances, row, column));
                }
            }
        }
    }

    /// <summary>Every distance is finite, and the same in both directions.</summary>
    public static void Symmetric(DistanceMatrix distances)
    {
        Finite(distances);
        for (var row = 0; row < distances.Count; row++)
        {
            for (var column = 0; column < row; column++)
            {
                if (!distances[row, column].Equals(distances[column, row]))
                {
                    throw new NeuroPoseException(
                        FormattableString.Invariant($"the distance is {distances[row, column]}, but {distances[column, row]} in the other direction. Groups need distances that are the same in both: use a symmetric definition (DtwDefinition.IsSymmetric)."),
                        PlaceOf(distances, row, column));
                }
            }
        }
    }

    /// <summary>There are at least as many series as groups.</summary>
    public static void Groups(int groups, int series)
    {
        if (groups < 1 || groups > series)
        {
            throw new ArgumentOutOfRangeException(nameof(groups), groups, FormattableString.Invariant($"{series} series form 1 to {series} clusters."));
        }
    }

    private static Place PlaceOf(DistanceMatrix distances, int row, int column) =>
        new(Path: FormattableString.Invariant($"distances[{row}, {column}] (\"{distances.Labels[row]}\" – \"{distances.Labels[column]}\")"));
}
