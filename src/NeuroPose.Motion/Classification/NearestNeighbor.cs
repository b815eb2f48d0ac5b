using NeuroPose.Clustering;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Classification;

/// <summary>Classification by the nearest series whose class is known. Of series that tie the first is taken.</summary>
public static class NearestNeighbor
{
    /// <summary>
    /// Leave-one-out cross-validation: each series gets the class of the nearest other one. A series that is alone in its class can only
    /// be mistaken. Where a definition is not symmetric, the series to be classified is the first one of each distance (its row).
    /// </summary>
    /// <param name="distances">Finite distances between at least two series.</param>
    /// <param name="classes">For each series its class, such as a subject or a diagnosis.</param>
    /// <exception cref="ArgumentException">There is one series alone, not one class a series, or an empty class.</exception>
    /// <exception cref="NeuroPoseException">A distance is NaN or infinite; the place is named.</exception>
    public static LeaveOneOutResult LeaveOneOut(DistanceMatrix distances, IReadOnlyList<string> classes)
    {
        DistanceCheck.Finite(distances);
        CheckClasses(classes, distances.Count);
        if (distances.Count < 2)
        {
            throw new ArgumentException("Leave-one-out needs at least 2 series; got 1.", nameof(distances));
        }

        return new([.. classes], [.. Enumerable.Range(0, distances.Count).Select(series => NearestOther(distances, series))], ComparedSeries.Of(distances));
    }

    /// <summary>Gives a series the class of the nearest known one.</summary>
    /// <param name="series">The series to be classified: the first one of each distance.</param>
    /// <param name="known">Series of the same dimensions.</param>
    /// <param name="classes">For each known series its class.</param>
    /// <param name="definition">What a distance is. With a maximum sum nothing may be near enough, which is an error.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are no known series, not one class a series, an empty class, or the definition
    /// contradicts itself.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="NeuroPoseException">Every distance was abandoned above the maximum sum.</exception>
    public static Classified Classify(
        FeatureSeries series, IReadOnlyList<FeatureSeries> known, IReadOnlyList<string> classes, DtwDefinition? definition = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(known);
        CheckClasses(classes, known.Count);
        definition ??= new();
        var (nearest, least) = (-1, double.PositiveInfinity);
        for (var index = 0; index < known.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var distance = Dtw.Distance(series, known[index], definition, cancellation);
            (nearest, least) = distance < least ? (index, distance) : (nearest, least);
        }

        return nearest >= 0
            ? new(series.Label, classes[nearest], nearest, least, ComparedSeries.Of(known, definition))
            : throw new NeuroPoseException(
                FormattableString.Invariant($"none of {known.Count} known series is within the maximum sum of {definition.MaximumSum}. Raise it, or leave it infinite."),
                new(File: series.Label));
    }

    private static void CheckClasses(IReadOnlyList<string> classes, int series)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (series == 0 || classes.Count != series)
        {
            throw new ArgumentException(FormattableString.Invariant($"One class a series is needed, and at least one series; got {classes.Count} classes for {series} series."), nameof(classes));
        }

        for (var index = 0; index < series; index++)
        {
            if (string.IsNullOrEmpty(classes[index]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Series {index} has no class: its name is empty."), nameof(classes));
            }
        }
    }

    private static int NearestOther(DistanceMatrix distances, int series)
    {
        var (nearest, least) = (-1, double.PositiveInfinity);
        for (var other = 0; other < distances.Count; other++)
        {
            if (other != series && distances[series, other] < least)
            {
                (nearest, least) = (other, distances[series, other]);
            }
        }

        return nearest;
    }
}
