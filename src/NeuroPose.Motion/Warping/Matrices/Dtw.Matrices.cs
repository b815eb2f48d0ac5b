using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

public static partial class Dtw
{
    /// <summary>Where a layout puts a distance that it does not keep.</summary>
    private const long NotKept = -1;

    /// <summary>The distances between each two of several sequences of poses, labelled by the sequences' names.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, the sequences differ in what their numbers are, or
    /// no path is left.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(
        IEnumerable<PoseSequence> sequences, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        DistanceMatrix(Represent(sequences, definition), definition, options, progress, cancellation);

    /// <summary>
    /// The distances between each two of several series, labelled by their names: once a pair where the definition is symmetric, else
    /// every cell. The same bits for any number of threads; of several failures the first in the order of the matrix is thrown.
    /// </summary>
    /// <exception cref="SeriesException">A series is empty, dimensions, names or units differ, a value is NaN or infinite, or no path is
    /// left; the place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static DistanceMatrix DistanceMatrix(
        IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var count = AtLeastOne(series, nameof(series));
        var work = PairWork.Within(Prepared(series, definition), definition);
        var values = Values(work, count, count, (long)count * count, (row, column) => ((long)row * count) + column, options, progress, cancellation);
        if (work.Grid.IsSymmetric)
        {
            Mirror(values, count);
        }

        return new(Labels(series), values, series[0].Quantity, UnitOf(series[0], definition), definition, Hashes(series));
    }

    /// <summary>One distance for each two sequences of poses, in SciPy's order.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, the sequences differ in what their numbers are, or
    /// no path is left.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or the definition contradicts itself or is not symmetric.</exception>
    /// <exception cref="CapacityException">The distances are larger than memory.</exception>
    public static CondensedDistances CondensedDistances(
        IEnumerable<PoseSequence> sequences, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        CondensedDistances(Represent(sequences, definition), definition, options, progress, cancellation);

    /// <summary>One distance for each two series, in SciPy's order: half the memory of the square matrix.</summary>
    /// <exception cref="SeriesException">A series is empty, dimensions, names or units differ, a value is NaN or infinite, or no path is
    /// left; the place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself or is not symmetric.</exception>
    /// <exception cref="CapacityException">The distances are larger than memory.</exception>
    public static CondensedDistances CondensedDistances(
        IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        var count = AtLeastOne(series, nameof(series));
        var prepared = Prepared(series, definition);
        Warping.CondensedDistances.RequireSymmetric(definition, series[0].Quantity);
        var values = Values(
            PairWork.Within(prepared, definition),
            count,
            count,
            (long)count * (count - 1) / 2,
            (row, column) => row == column ? NotKept : PairGrid.CondensedIndex(row, column, count),
            options,
            progress,
            cancellation);
        return new(Labels(series), values, series[0].Quantity, UnitOf(series[0], definition), definition, Hashes(series));
    }

    /// <summary>The distances from each sequence of poses of one list to each of another.</summary>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, the sequences differ in what their numbers are, or
    /// no path is left.</exception>
    /// <exception cref="ArgumentException">A list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static CrossDistances CrossDistances(
        IEnumerable<PoseSequence> rows,
        IEnumerable<PoseSequence> columns,
        DtwDefinition? definition = null,
        MatrixOptions? options = null,
        IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) =>
        CrossDistances(Represent(rows, definition), Represent(columns, definition), definition, options, progress, cancellation);

    /// <summary>The distances from each series of one list to each of another; the row's series is the first of the pair.</summary>
    /// <exception cref="SeriesException">A series is empty, dimensions, names or units differ, a value is NaN or infinite, or no path is
    /// left; the place is named.</exception>
    /// <exception cref="ArgumentException">A list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="CapacityException">The matrix is larger than memory.</exception>
    public static CrossDistances CrossDistances(
        IReadOnlyList<FeatureSeries> rows,
        IReadOnlyList<FeatureSeries> columns,
        DtwDefinition? definition = null,
        MatrixOptions? options = null,
        IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        definition ??= new();
        var width = AtLeastOne(columns, nameof(columns));
        var height = AtLeastOne(rows, nameof(rows));
        var prepared = Prepared([.. rows, .. columns], definition);
        var work = PairWork.Between([.. prepared.Take(height)], [.. prepared.Skip(height)], definition);
        var values = Values(work, height, width, (long)height * width, (row, column) => ((long)row * width) + column, options, progress, cancellation);
        return new(Labels(rows), Labels(columns), values, rows[0].Quantity, UnitOf(rows[0], definition), definition) { RowInputSha256 = Hashes(rows), ColumnInputSha256 = Hashes(columns) };
    }

    internal static int AtLeastOne(IReadOnlyList<FeatureSeries> series, string name)
    {
        ArgumentNullException.ThrowIfNull(series, name);
        return series.Count > 0 ? series.Count : throw new ArgumentException("At least one series is needed.", name);
    }

    internal static IReadOnlyList<string> Labels(IReadOnlyList<FeatureSeries> series) => [.. series.Select(one => one.Label)];

    internal static IReadOnlyList<string> Hashes(IReadOnlyList<FeatureSeries> series) => [.. series.Select(one => one.InputSha256)];

    /// <summary>Computes the cells of a grid into one array.</summary>
    /// <param name="work">The grid and its series.</param>
    /// <param name="rows">For the message where there is too little memory.</param>
    /// <param name="columns">Likewise.</param>
    /// <param name="length">How many distances the layout keeps.</param>
    /// <param name="cellOf">Where the layout puts the distance of a row and a column.</param>
    /// <param name="options">How many threads compute.</param>
    /// <param name="progress">Hears of each block.</param>
    /// <param name="cancellation">Stops the work.</param>
    private static double[] Values(
        PairWork work,
        int rows,
        int columns,
        long length,
        Func<int, int, long> cellOf,
        MatrixOptions? options,
        IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        var values = Capacity.Array(rows, columns, length);
        work.Run(options ?? new(), Store, isFinished: null, progress, cancellation);
        return values;

        void Store(long block, int row, ReadOnlySpan<int> at, ReadOnlySpan<double> distances)
        {
            for (var index = 0; index < at.Length; index++)
            {
                if (cellOf(row, at[index]) is var cell && cell != NotKept)
                {
                    values[cell] = distances[index];
                }
            }
        }
    }

    /// <summary>Copies what is above the diagonal of a square below it.</summary>
    private static void Mirror(double[] values, int count)
    {
        for (var row = 1; row < count; row++)
        {
            for (var column = 0; column < row; column++)
            {
                values[((long)row * count) + column] = values[((long)column * count) + row];
            }
        }
    }
}
