using NeuroPose.Kinematics;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

public sealed partial class MatrixFile
{
    /// <summary>
    /// Computes the distances between each two of several series into a file, and opens it. The file is made as PATH.part and gets its
    /// name when it is whole. A run that was cancelled or killed is gone on with by <see cref="MatrixOptions.Resume"/>: finished blocks
    /// are kept, and the file's bytes are those of a run that was never interrupted.
    /// </summary>
    /// <exception cref="CapacityException">The disk has too little room; nothing was written.</exception>
    /// <exception cref="FileFormatException">There is an unfinished file and resuming was not asked for, or it is of other inputs or
    /// another definition.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="ArgumentException">The list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="IOException">The file cannot be written, or another process writes it.</exception>
    public static MatrixFile Write(
        string path, IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        definition ??= new();
        Dtw.AtLeastOne(series, nameof(series));
        var prepared = Dtw.Prepared(series, definition);
        return new MatrixFileWriter(path, PairWork.Within(prepared, definition), HeaderOf(definition, series, columns: null, MatrixIdentity.Of(definition, series, columns: null))).Write(options ?? new(), progress, cancellation);
    }

    /// <summary>As <see cref="Write"/>, from each series of one list to each of another.</summary>
    /// <exception cref="CapacityException">The disk has too little room; nothing was written.</exception>
    /// <exception cref="FileFormatException">There is an unfinished file and resuming was not asked for, or it is of other inputs or
    /// another definition.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="ArgumentException">A list is empty, or the definition contradicts itself.</exception>
    /// <exception cref="IOException">The file cannot be written, or another process writes it.</exception>
    public static MatrixFile WriteCross(
        string path, IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries> columns, DtwDefinition? definition = null, MatrixOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        definition ??= new();
        var height = Dtw.AtLeastOne(rows, nameof(rows));
        Dtw.AtLeastOne(columns, nameof(columns));
        var prepared = Dtw.Prepared([.. rows, .. columns], definition);
        return new MatrixFileWriter(path, PairWork.Between([.. prepared.Take(height)], [.. prepared.Skip(height)], definition), HeaderOf(definition, rows, columns, MatrixIdentity.Of(definition, rows, columns)))
            .Write(options ?? new(), progress, cancellation);
    }

    /// <summary>How many bytes the file of a square matrix takes.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static long SizeOf(IReadOnlyList<FeatureSeries> series, DtwDefinition? definition = null)
    {
        Dtw.AtLeastOne(series, nameof(series));
        return (long)HeaderOf(definition ?? new(), series, columns: null, identity: "").FileLength;
    }

    private static MatrixHeader HeaderOf(DtwDefinition definition, IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries>? columns, string identity) => new()
    {
        Grid = columns is null ? PairWork.GridOf(rows.Count, definition) : PairWork.GridOf(rows.Count, columns.Count),
        Identity = identity,
        Description = new(
            definition.Describe(rows[0].Quantity),
            rows[0].Quantity,
            Dtw.UnitOf(rows[0], definition),
            Dtw.Labels(rows),
            columns is null ? null : Dtw.Labels(columns),
            Dtw.Hashes(rows),
            columns is null ? null : Dtw.Hashes(columns)),
    };
}
