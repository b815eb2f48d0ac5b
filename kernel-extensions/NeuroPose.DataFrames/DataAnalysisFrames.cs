using Microsoft.Data.Analysis;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.DataFrames;

/// <summary>
/// Frames of Microsoft.Data.Analysis. Numbers, words, dates and yes or no are columns of their type; other values, such as a
/// <see cref="Side"/>, are columns of words. Null is null there, and NaN is NaN: neither becomes the other.
/// </summary>
public static class DataAnalysisFrames
{
    /// <summary>Any records as a frame: a row a record, a column a property. Series and poses stand below each other, their label first.</summary>
    /// <exception cref="ArgumentException">There are no properties, two columns have one name, or series have different columns.</exception>
    public static DataFrame ToDataFrame<T>(this IEnumerable<T> rows) => Made(FrameTable.Of(rows));

    /// <summary>A series as a frame: <c>frame</c>, then a column a dimension.</summary>
    public static DataFrame ToDataFrame(this FeatureSeries series) => Made(FrameTable.Of(series));

    /// <summary>Poses as a frame: <c>frame</c>, <c>seconds</c> (NaN where the rate is not known), three columns a joint (<c>lkne x</c>).</summary>
    public static DataFrame ToDataFrame(this PoseSequence poses) => Made(FrameTable.Of(poses));

    /// <summary>Distances as a frame: the label under <c>series</c>, then a column a label.</summary>
    /// <exception cref="ArgumentException">Two series have one label.</exception>
    public static DataFrame ToDataFrame(this DistanceMatrix distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        return Made(FrameTable.Of(distances.Labels, distances.Labels, (row, column) => distances[row, column]));
    }

    /// <summary>Distances as a frame: the row's label under <c>series</c>, then a column a label.</summary>
    /// <exception cref="ArgumentException">Two columns have one label.</exception>
    public static DataFrame ToDataFrame(this CrossDistances distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        return Made(FrameTable.Of(distances.RowLabels, distances.ColumnLabels, (row, column) => distances[row, column]));
    }

    /// <summary>Distances as a frame: a row a pair, the columns <c>first</c>, <c>second</c> and <c>distance</c>.</summary>
    public static DataFrame ToDataFrame(this CondensedDistances distances) => Made(FrameTable.Of(distances));

    /// <summary>Channels over time as a frame: <c>seconds</c> where the time is known, then a column a channel; missing numbers are NaN.</summary>
    public static DataFrame ToDataFrame(this TimeSeriesTable table) => Made(FrameTable.Of(table));

    /// <summary>
    /// Participants as a frame: the table's columns. Where all known values are numbers the column is one of numbers, what is missing NaN;
    /// other columns hold words, what is missing null. Who a row is of stays a word: 007 is not 7.
    /// </summary>
    public static DataFrame ToDataFrame(this ParticipantTable participants) => Made(FrameTable.Of(participants));

    /// <summary>
    /// The rows of a frame as records of a type: <c>frame.ToRows&lt;Stride&gt;()</c>. A parameter of the constructor, or a property that can be
    /// set, takes the column of its name (upper and lower case do not matter). Null becomes null, or NaN where a <c>double</c> is asked for.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A column is not there, or a value does not fit; the message names the column, the nearest name, the row and the value.
    /// </exception>
    public static IReadOnlyList<T> ToRows<T>(this DataFrame frame) => TypedRows.Of<T>(Read(frame));

    /// <summary>A frame as a table.</summary>
    internal static FrameTable Read(DataFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new([.. frame.Columns.Select(column => new FrameColumn(column.Name, column.DataType, row => column[row]))], checked((int)frame.Rows.Count));
    }

    private static DataFrame Made(FrameTable table) => new(table.Columns.Select(column => Column(column, table.RowCount)));

    private static DataFrameColumn Column(FrameColumn column, int rows) => Type.GetTypeCode(column.Type) switch
    {
        TypeCode.Double => new DoubleDataFrameColumn(column.Name, Values<double>(column, rows)),
        TypeCode.Single => new SingleDataFrameColumn(column.Name, Values<float>(column, rows)),
        TypeCode.Decimal => new DecimalDataFrameColumn(column.Name, Values<decimal>(column, rows)),
        TypeCode.Int64 => new Int64DataFrameColumn(column.Name, Values<long>(column, rows)),
        TypeCode.Int32 => new Int32DataFrameColumn(column.Name, Values<int>(column, rows)),
        TypeCode.Int16 => new Int16DataFrameColumn(column.Name, Values<short>(column, rows)),
        TypeCode.SByte => new SByteDataFrameColumn(column.Name, Values<sbyte>(column, rows)),
        TypeCode.UInt64 => new UInt64DataFrameColumn(column.Name, Values<ulong>(column, rows)),
        TypeCode.UInt32 => new UInt32DataFrameColumn(column.Name, Values<uint>(column, rows)),
        TypeCode.UInt16 => new UInt16DataFrameColumn(column.Name, Values<ushort>(column, rows)),
        TypeCode.Byte => new ByteDataFrameColumn(column.Name, Values<byte>(column, rows)),
        TypeCode.Boolean => new BooleanDataFrameColumn(column.Name, Values<bool>(column, rows)),
        TypeCode.Char => new CharDataFrameColumn(column.Name, Values<char>(column, rows)),
        TypeCode.DateTime => new DateTimeDataFrameColumn(column.Name, Values<DateTime>(column, rows)),
        _ => new StringDataFrameColumn(column.Name, Enumerable.Range(0, rows).Select(row => (string?)column.Value(row))!),
    };

    private static IEnumerable<T?> Values<T>(FrameColumn column, int rows)
        where T : struct => Enumerable.Range(0, rows).Select(row => (T?)column.Value(row));
}
