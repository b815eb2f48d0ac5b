using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Warping;

/// <summary>
/// Dynamic time warping: the least sum of local costs over all warping paths that the definition allows; exact unless the
/// definition names an approximation.
/// Source: Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition" (1978).
/// </summary>
public static class Dtw
{
    /// <summary>The distance between two sequences of poses.</summary>
    /// <exception cref="SeriesException">A sequence is empty, or holds NaN or infinity.</exception>
    /// <exception cref="ArgumentException">The definition asks for a band and for FastDTW.</exception>
    public static double Distance(PoseSequence first, PoseSequence second, DtwDefinition? definition = null) =>
        Distance(Represent(first, definition), Represent(second, definition), definition);

    /// <summary>The distance between two series.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is named.</exception>
    /// <exception cref="ArgumentException">The definition asks for a band and for FastDTW.</exception>
    public static double Distance(FeatureSeries first, FeatureSeries second, DtwDefinition? definition = null)
    {
        SeriesCheck.Comparable(first, second);
        return WarpingSearch.Distance(first, second, definition ?? new());
    }

    /// <summary>The distance between two sequences of poses, and which frames match.</summary>
    /// <exception cref="SeriesException">A sequence is empty, or holds NaN or infinity.</exception>
    /// <exception cref="ArgumentException">The definition asks for a band and for FastDTW.</exception>
    public static DtwResult Align(PoseSequence first, PoseSequence second, DtwDefinition? definition = null) =>
        Align(Represent(first, definition), Represent(second, definition), definition);

    /// <summary>The distance between two series, and which frames match.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is named.</exception>
    /// <exception cref="ArgumentException">The definition asks for a band and for FastDTW.</exception>
    public static DtwResult Align(FeatureSeries first, FeatureSeries second, DtwDefinition? definition = null)
    {
        SeriesCheck.Comparable(first, second);
        definition ??= new();
        var (distance, path) = WarpingSearch.Path(first, second, definition);
        return new(distance, path, definition, first.Quantity, UnitOf(first, definition), first.Label, second.Label);
    }

    /// <summary>The distances between each two of several sequences of poses, labelled by the sequences' names.</summary>
    /// <exception cref="SeriesException">A sequence is empty, or holds NaN or infinity.</exception>
    /// <exception cref="ArgumentException">The definition asks for a band and for FastDTW.</exception>
    public static DistanceMatrix DistanceMatrix(IEnumerable<PoseSequence> sequences, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        DistanceMatrix([.. sequences.Select(poses => Represent(poses, definition))], definition, cancellation);

    /// <summary>The distances between each two of several series, labelled by their names.</summary>
    /// <exception cref="ArgumentException">The list is empty, or the definition asks for a band and for FastDTW.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is named.</exception>
    public static DistanceMatrix DistanceMatrix(IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, CancellationToken cancellation = default)
    {
        if (series.Count == 0)
        {
            throw new ArgumentException("At least one series is needed.", nameof(series));
        }

        definition ??= new();
        SeriesCheck.Comparable(series);

        var count = series.Count;
        var values = new double[checked(count * count)];
        for (var row = 0; row < count; row++)
        {
            for (var column = row + 1; column < count; column++)
            {
                cancellation.ThrowIfCancellationRequested();
                var distance = WarpingSearch.Distance(series[row], series[column], definition);
                values[(row * count) + column] = distance;
                values[(column * count) + row] = distance;
            }
        }

        return new([.. series.Select(one => one.Label)], values, series[0].Quantity, UnitOf(series[0], definition), definition, [.. series.Select(one => one.InputSha256)]);
    }

    private static FeatureSeries Represent(PoseSequence poses, DtwDefinition? definition)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return (definition?.Representation ?? Representation.Coordinates).Features(poses);
    }

    private static string UnitOf(FeatureSeries series, DtwDefinition definition) =>
        definition.LocalCost == LocalCost.SquaredEuclidean ? series.Unit + "²" : series.Unit;
}
