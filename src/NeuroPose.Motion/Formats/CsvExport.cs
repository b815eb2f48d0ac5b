using NeuroPose.Files;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Formats;

/// <summary>
/// Writes results as tables for other programs: RFC 4180 (a header, commas, quotes where a field needs them), UTF-8, lines ending in LF,
/// numbers
/// in round-trip form with a decimal point, NaN as <c>NaN</c>, the same bytes in every culture. What is written of a series is read by
/// <see cref="SeriesCsv"/> again, to the bit.
/// </summary>
/// <remarks>
/// Text is written as it is. A spreadsheet takes a field that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage
/// return for a
/// formula, in quotes or not: import files with names from elsewhere as text, or rename first. Nothing is put in front of such a field,
/// because
/// then it would be another name for every other program.
/// </remarks>
public static class CsvExport
{
    /// <summary>A series: a column a dimension under its name, a line a frame.</summary>
    public static string ToCsv(this FeatureSeries series) => Of(series).ToText();

    /// <summary>Writes a series: a column a dimension under its name, a line a frame.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this FeatureSeries series, string path) => Of(series).Save(path);

    /// <summary>Several series below each other: the columns <c>series</c> (the label) and <c>frame</c>, then the dimensions.</summary>
    /// <exception cref="ArgumentException">They do not have the same dimensions.</exception>
    public static string ToCsv(this IEnumerable<FeatureSeries> series) => Of(series).ToText();

    /// <summary>
    /// Writes several series below each other: the columns <c>series</c> (the label) and <c>frame</c>, then the dimensions.
    /// </summary>
    /// <exception cref="ArgumentException">They do not have the same dimensions.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this IEnumerable<FeatureSeries> series, string path) => Of(series).Save(path);

    /// <summary>
    /// Poses: the columns <c>frame</c>, <c>seconds</c> (NaN where the rate is not known) and three a joint, such as <c>lkne x</c>.
    /// </summary>
    public static string ToCsv(this PoseSequence poses) => Of(poses).ToText();

    /// <summary>
    /// Writes poses: the columns <c>frame</c>, <c>seconds</c> (NaN where the rate is not known) and three a joint, such as <c>lkne x</c>.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this PoseSequence poses, string path) => Of(poses).Save(path);

    /// <summary>Poses below each other, such as the strides of a walk: the column <c>sequence</c> (the label), then as for one.</summary>
    /// <exception cref="ArgumentException">They do not have the same joints.</exception>
    public static string ToCsv(this IEnumerable<PoseSequence> poses) => Of(poses).ToText();

    /// <summary>
    /// Writes poses below each other, such as the strides of a walk: the column <c>sequence</c> (the label), then as for one.
    /// </summary>
    /// <exception cref="ArgumentException">They do not have the same joints.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this IEnumerable<PoseSequence> poses, string path) => Of(poses).Save(path);

    /// <summary>Distances with the labels of rows and columns; the corner is empty.</summary>
    public static string ToCsv(this DistanceMatrix matrix) => Of(matrix).ToText();

    /// <summary>Writes distances with the labels of rows and columns; the corner is empty.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this DistanceMatrix matrix, string path) => Of(matrix).Save(path);

    /// <summary>Distances, a line a pair: the columns <c>first</c>, <c>second</c> and <c>distance</c>.</summary>
    public static string ToCsv(this CondensedDistances distances) => Of(distances).ToText();

    /// <summary>Writes distances, a line a pair: the columns <c>first</c>, <c>second</c> and <c>distance</c>.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this CondensedDistances distances, string path) => Of(distances).Save(path);

    /// <summary>Distances with the labels of rows and columns; the corner is empty.</summary>
    public static string ToCsv(this CrossDistances distances) => Of(distances).ToText();

    /// <summary>Writes distances with the labels of rows and columns; the corner is empty.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this CrossDistances distances, string path) => Of(distances).Save(path);

    /// <summary>Distances in a file, with the labels of rows and columns; the corner is empty.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public static string ToCsv(this MatrixFile matrix) => Of(matrix).ToText();

    /// <summary>Writes distances in a file, with the labels of rows and columns; the corner is empty.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this MatrixFile matrix, string path) => Of(matrix).Save(path);

    /// <summary>Accumulated costs with the frames of both series, counted from 0; <c>Infinity</c> where no path leads.</summary>
    public static string ToCsv(this CostMatrix costs) => Of(costs).ToText();

    /// <summary>Writes accumulated costs with the frames of both series, counted from 0; <c>Infinity</c> where no path leads.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv(this CostMatrix costs, string path) => Of(costs).Save(path);

    /// <summary>
    /// Any records: a line a record, a column a property; of tuples a column an element, of numbers and words one column. A value that
    /// has parts
    /// is one field, <c>[1, 2]</c> or <c>Segment { … }</c>, of long ones the beginning and an ellipsis; null is an empty field.
    /// </summary>
    public static string ToCsv<T>(this IEnumerable<T> records) => Of(records).ToText();

    /// <summary>Writes any records: a line a record, a column a property, as <see cref="ToCsv{T}(IEnumerable{T})"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void ToCsv<T>(this IEnumerable<T> records, string path) => Of(records).Save(path);

    private static CsvRows Of(FeatureSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(series.Names, Frames(series.Length).Select(frame => Numbers(series[frame])));
    }

    private static CsvRows Of(IEnumerable<FeatureSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        FeatureSeries[] all = [.. series];
        foreach (var other in all.Where(other => !other.Names.SequenceEqual(all[0].Names) || other.Unit != all[0].Unit))
        {
            throw new ArgumentException(
                $"One table has one head: \"{all[0]}\" and \"{other}\" differ in the dimensions or the unit. Write a file for each.", nameof(series));
        }

        return new(
            ["series", "frame", .. all.Length > 0 ? all[0].Names : []],
            all.SelectMany(one => Frames(one.Length).Select(frame => Numbers(one[frame]).Prepend(CsvField.Number(frame)).Prepend(one.Label))));
    }

    private static CsvRows Of(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return new(Head(poses), Frames(poses.FrameCount).Select(frame => Fields(poses, frame)));
    }

    private static CsvRows Of(IEnumerable<PoseSequence> poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        PoseSequence[] all = [.. poses];
        foreach (var other in all.Where(other => !other.Skeleton.JointNames.SequenceEqual(all[0].Skeleton.JointNames)))
        {
            throw new ArgumentException($"One table has one head: \"{all[0]}\" and \"{other}\" differ in their joints. Write a file for each.", nameof(poses));
        }

        return new(
            ["sequence", .. all.Length > 0 ? Head(all[0]) : []],
            all.SelectMany(one => Frames(one.FrameCount).Select(frame => Fields(one, frame).Prepend(one.Label))));
    }

    private static CsvRows Of(DistanceMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Matrix(matrix.Labels, matrix.Labels, (row, column) => matrix[row, column]);
    }

    private static CsvRows Of(CondensedDistances distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        var labels = distances.Labels;
        return new(
            ["first", "second", "distance"],
            Frames(labels.Count).SelectMany(first => Enumerable.Range(first + 1, labels.Count - first - 1).Select(
                second => (IEnumerable<string>)[labels[first], labels[second], CsvField.Number(distances[first, second])])));
    }

    private static CsvRows Of(CrossDistances distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        return Matrix(distances.RowLabels, distances.ColumnLabels, (row, column) => distances[row, column]);
    }

    private static CsvRows Of(MatrixFile matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Matrix(matrix.RowLabels, matrix.ColumnLabels, (row, column) => matrix[row, column]);
    }

    private static CsvRows Of(CostMatrix costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        static string[] Labels(int count) => [.. Frames(count).Select(CsvField.Number)];
        return Matrix(Labels(costs.Rows), Labels(costs.Columns), (row, column) => costs[row, column]);
    }

    private static CsvRows Of<T>(IEnumerable<T> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return CsvRecords.Of(records);
    }

    private static CsvRows Matrix(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, double> cell) =>
        new(["", .. columns], Frames(rows.Count).Select(row => Frames(columns.Count).Select(column => CsvField.Number(cell(row, column))).Prepend(rows[row])));

    private static string[] Head(PoseSequence poses) =>
        ["frame", "seconds", .. poses.Skeleton.JointNames.SelectMany(joint => new[] { $"{joint} x", $"{joint} y", $"{joint} z" })];

    private static IEnumerable<string> Fields(PoseSequence poses, int frame) =>
        [CsvField.Number(frame), CsvField.Number(frame / poses.FramesPerSecond), .. Numbers(poses.Frame(frame))];

    private static string[] Numbers(ReadOnlySpan<double> values)
    {
        var fields = new string[values.Length];
        for (var index = 0; index < fields.Length; index++)
        {
            fields[index] = CsvField.Number(values[index]);
        }

        return fields;
    }

    private static IEnumerable<int> Frames(int count) => Enumerable.Range(0, count);
}
