using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

public static partial class Dtw
{
    /// <summary>The distances between each two of several sequences of poses, labelled by the sequences' names.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(IEnumerable<PoseSequence> sequences, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        DistanceMatrix(Represent(sequences, definition), definition, cancellation);

    /// <summary>The distances between each two of several series, labelled by their names.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, CancellationToken cancellation = default) =>
        DistanceMatrix(series, definition, new MatrixOptions(), progress: null, cancellation);

    /// <summary>The distances between each two of several sequences of poses, on several threads.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(
        IEnumerable<PoseSequence> sequences, DtwDefinition? definition, MatrixOptions options, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        DistanceMatrix(Represent(sequences, definition), definition, options, progress, cancellation);

    /// <summary>
    /// The distances between each two of several series, on several threads: once a pair where the definition is symmetric, else
    /// every cell. The same bits for any number of threads; of several failures the first in the order of the matrix is thrown.
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(
        IReadOnlyList<FeatureSeries> series, DtwDefinition? definition, MatrixOptions options, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        definition ??= new();
        var count = AtLeastOne(series, nameof(series));
        var work = PairWork.Within(Prepared(series, definition), definition);
        var values = Capacity.Array(count, count, (long)count * count);
        work.Run(options, Store, isFinished: null, progress, cancellation);
        return new(Labels(series), values, series[0].Quantity, UnitOf(series[0], definition), definition, Hashes(series));

        void Store(long block, int row, ReadOnlySpan<int> columns, ReadOnlySpan<double> distances)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                values[((long)row * count) + columns[index]] = distances[index];
                if (work.Grid.IsSymmetric)
                {
                    values[((long)columns[index] * count) + row] = distances[index];
                }
            }
        }
    }

    /// <summary>One distance for each two sequences of poses, in SciPy's order.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or the definition contradicts itself or is not symmetric.</exception>
    /// <exception cref="CapacityException">The distances are larger than memory.</exception>
    public static CondensedDistances CondensedDistances(
        IEnumerable<PoseSequence> sequences, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        CondensedDistances(Represent(sequences, definition), definition, options, progress, cancellation);

    /// <summary>One distance for each two series, in SciPy's order: half the memory of the square matrix.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself or is not symmetric.</exception>
    /// <exception cref="CapacityException">The distances are larger than memory.</exception>
    public static CondensedDistances CondensedDistances(
        IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var count = AtLeastOne(series, nameof(series));
        var prepared = Prepared(series, definition);
        Warping.CondensedDistances.RequireSymmetric(definition);
        var values = Capacity.Array(count, count, (long)count * (count - 1) / 2);
        PairWork.Within(prepared, definition).Run(options ?? new(), Store, isFinished: null, progress, cancellation);
        return new(Labels(series), values, series[0].Quantity, UnitOf(series[0], definition), definition, Hashes(series));

        void Store(long block, int row, ReadOnlySpan<int> columns, ReadOnlySpan<double> distances)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                if (columns[index] != row)
                {
                    values[PairGrid.CondensedIndex(row, columns[index], count)] = distances[index];
                }
            }
        }
    }

    /// <summary>The distances from each sequence of poses of one list to each of another.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    /// <exception cref="ArgumentException">A list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static CrossDistances CrossDistances(
        IEnumerable<PoseSequence> rows, IEnumerable<PoseSequence> columns, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        CrossDistances(Represent(rows, definition), Represent(columns, definition), definition, options, progress, cancellation);

    /// <summary>The distances from each series of one list to each of another; the row's series is the first of the pair.</summary>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the place is named.</exception>
    /// <exception cref="ArgumentException">A list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static CrossDistances CrossDistances(
        IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries> columns, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var width = AtLeastOne(columns, nameof(columns));
        var height = AtLeastOne(rows, nameof(rows));
        var prepared = Prepared([.. rows, .. columns], definition);
        var values = Capacity.Array(height, width, (long)height * width);
        PairWork.Between([.. prepared.Take(height)], [.. prepared.Skip(height)], definition).Run(options ?? new(), Store, isFinished: null, progress, cancellation);
        return new(Labels(rows), Labels(columns), values, rows[0].Quantity, UnitOf(rows[0], definition), definition) { RowInputSha256 = Hashes(rows), ColumnInputSha256 = Hashes(columns) };

        void Store(long block, int row, ReadOnlySpan<int> at, ReadOnlySpan<double> distances)
        {
            for (var index = 0; index < at.Length; index++)
            {
                values[((long)row * width) + at[index]] = distances[index];
            }
        }
    }

    internal static int AtLeastOne(IReadOnlyList<FeatureSeries> series, string name)
    {
        ArgumentNullException.ThrowIfNull(series, name);
        return series.Count > 0 ? series.Count : throw new ArgumentException("At least one series is needed.", name);
    }

    internal static IReadOnlyList<string> Labels(IReadOnlyList<FeatureSeries> series) => [.. series.Select(one => one.Label)];

    internal static IReadOnlyList<string> Hashes(IReadOnlyList<FeatureSeries> series) => [.. series.Select(one => one.InputSha256)];
}
