using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Warping;

/// <summary>
/// Dynamic time warping: the least sum of local costs over all warping paths that the definition allows; exact unless the
/// definition names an approximation.
/// Source: Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition" (1978).
/// </summary>
public static partial class Dtw
{
    /// <summary>The distance between two sequences of poses.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="definition">What is computed; the defaults when left out.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public static double Distance(
        PoseSequence first, PoseSequence second, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        Distance(Represent(first, definition), Represent(second, definition), definition, cancellation);

    /// <summary>The distance between two series; infinite where it was abandoned above the definition's maximum sum.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="definition">What is computed; the defaults when left out.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public static double Distance(
        FeatureSeries first, FeatureSeries second, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        WarpOf(first, second, definition ??= new(), cancellation).Distance();

    /// <summary>The distance between two sequences of poses, and which frames match.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="definition">What is computed; the defaults when left out.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public static DtwResult Align(
        PoseSequence first, PoseSequence second, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        Align(Represent(first, definition), Represent(second, definition), definition, cancellation);

    /// <summary>
    /// The distance between two series, and which frames match. However long the series are, finding the path takes little more memory
    /// than its matches and 130 MB.
    /// </summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="definition">What is computed; the defaults when left out.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public static DtwResult Align(
        FeatureSeries first, FeatureSeries second, DtwDefinition? definition = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var (distance, path, abandoned) = WarpOf(first, second, definition, cancellation).Path();
        return new(distance, path, definition, first.Quantity, UnitOf(first, definition), first.Label, second.Label) { Abandoned = abandoned };
    }

    /// <summary>
    /// The accumulated costs of two series: rows × columns numbers in memory, computed by the recursion that finds distance and path.
    /// </summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="definition">What is computed; the defaults when left out.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite; the place is
    /// named.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself, or the matrix has more numbers than one array
    /// holds.</exception>
    public static CostMatrix CostMatrix(
        FeatureSeries first, FeatureSeries second, DtwDefinition? definition = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var warp = WarpOf(first, second, definition, cancellation);
        var cells = (long)first.Length * second.Length;
        if (cells > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"{first.Length} × {second.Length} accumulated costs take {cells * 8.0 / 1e9:0.#} GB, more than one array holds. Slice the series, or ask for the distance or the path."));
        }

        return new(first.Length, second.Length, warp.Matrix(), definition, first.Quantity, UnitOf(first, definition), first.Label, second.Label);
    }

    /// <summary>Checked and transformed, ready for any number of warps.</summary>
    internal static IReadOnlyList<FeatureSeries> Prepared(IReadOnlyList<FeatureSeries> series, DtwDefinition definition)
    {
        definition.Check();
        SeriesCheck.Comparable(series, definition.LocalCost);
        FeatureSeries[] prepared = [.. series.Select(one => SeriesTransforms.Apply(definition.Transform, one))];
        if (definition.Precision == Precision.Single)
        {
            Array.ForEach(prepared, SinglePrecision.Check);
        }

        return prepared;
    }

    /// <summary>The unit of distances between series like this one.</summary>
    internal static string UnitOf(FeatureSeries series, DtwDefinition definition) => definition.LocalCost.UnitOf(series.Unit);

    private static Warp WarpOf(FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation)
    {
        var prepared = Prepared([first, second], definition);
        return new(prepared[0], prepared[1], definition, cancellation);
    }

    private static IReadOnlyList<FeatureSeries> Represent(IEnumerable<PoseSequence> sequences, DtwDefinition? definition)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return [.. sequences.Select(poses => Represent(poses, definition))];
    }

    private static FeatureSeries Represent(PoseSequence poses, DtwDefinition? definition)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return (definition?.Representation ?? Representation.Coordinates).Features(poses);
    }
}
