using System.Globalization;
using Deedle;
using NeuroPose.Formats;
using NeuroPose.Interactive;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Values;
using NeuroPose.Warping;

namespace NeuroPose.DataFrames;

/// <summary>
/// Frames of Deedle, with rows numbered from 0. Columns are as those of <see cref="DataAnalysisFrames"/>. Deedle knows one kind of missing
/// value: NaN and null are both missing there, and come back as NaN where a <c>double</c> is asked for and as null where a <c>double?</c> is.
/// </summary>
/// <remarks>
/// Deedle 8.1 needs FSharp.Core 10.1. .NET Interactive 1.0.712001 has 10.0: there every method here throws an error that says what helps.
/// </remarks>
public static class DeedleFrames
{
    /// <summary>Any records as a frame: a row a record, a column a property. Series and poses stand below each other, their label first.</summary>
    /// <exception cref="ArgumentException">There are no properties, two columns have one name, or series have different columns.</exception>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame<T>(this IEnumerable<T> rows) => Made(FrameTable.Of(rows));

    /// <summary>A series as a frame: <c>frame</c>, then a column a dimension.</summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this FeatureSeries series) => Made(FrameTable.Of(series));

    /// <summary>Poses as a frame: <c>frame</c>, <c>seconds</c> (missing where the rate is not known), three columns a joint.</summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this PoseSequence poses) => Made(FrameTable.Of(poses));

    /// <summary>Distances as a frame: the label under <c>series</c>, then a column a label.</summary>
    /// <exception cref="ArgumentException">Two series have one label.</exception>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this DistanceMatrix distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        return Made(FrameTable.Of(distances.Labels, distances.Labels, (row, column) => distances[row, column]));
    }

    /// <summary>Distances as a frame: the row's label under <c>series</c>, then a column a label.</summary>
    /// <exception cref="ArgumentException">Two columns have one label.</exception>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this CrossDistances distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        return Made(FrameTable.Of(distances.RowLabels, distances.ColumnLabels, (row, column) => distances[row, column]));
    }

    /// <summary>Distances as a frame: a row a pair, the columns <c>first</c>, <c>second</c> and <c>distance</c>.</summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this CondensedDistances distances) => Made(FrameTable.Of(distances));

    /// <summary>Channels over time as a frame: <c>seconds</c> where the time is known, then a column a channel.</summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this TimeSeriesTable table) => Made(FrameTable.Of(table));

    /// <summary>Participants as a frame: the table's columns, of numbers where all known values are numbers, else of words.</summary>
    /// <exception cref="NeuroPoseException">The host's FSharp.Core is too old for Deedle.</exception>
    public static Frame<int, string> ToFrame(this ParticipantTable participants) => Made(FrameTable.Of(participants));

    /// <summary>
    /// The rows of any frame as records of a type, as <see cref="DataAnalysisFrames.ToRows{T}"/> gives them. The rows' keys are no column;
    /// make them one first where they are needed.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A column is not there, or a value does not fit; the message names the column, the nearest name, the row and the value.
    /// </exception>
    public static IReadOnlyList<T> ToRows<T>(this IFrame frame) => TypedRows.Of<T>(Read(frame));

    /// <summary>A frame as a table.</summary>
    internal static FrameTable Read(IFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Apply(new Reading());
    }

    private static Frame<int, string> Made(FrameTable table)
    {
        FSharpCore.Require(typeof(DeedleFrames).Assembly, "Deedle", "ToDataFrame() makes a frame of Microsoft.Data.Analysis, which needs no F#");
        int[] numbers = [.. Enumerable.Range(0, table.RowCount)];
        var rows = new Series<int, int>(numbers, numbers);
        return new(table.Columns.Select(column => column.Name), table.Columns.Select(column => Column(column, rows)));
    }

    private static ISeries<int> Column(FrameColumn column, Series<int, int> rows) => Type.GetTypeCode(column.Type) switch
    {
        TypeCode.Double => Values<double>(column, rows),
        TypeCode.Single => Values<float>(column, rows),
        TypeCode.Decimal => Values<decimal>(column, rows),
        TypeCode.Int64 => Values<long>(column, rows),
        TypeCode.Int32 => Values<int>(column, rows),
        TypeCode.Int16 => Values<short>(column, rows),
        TypeCode.SByte => Values<sbyte>(column, rows),
        TypeCode.UInt64 => Values<ulong>(column, rows),
        TypeCode.UInt32 => Values<uint>(column, rows),
        TypeCode.UInt16 => Values<ushort>(column, rows),
        TypeCode.Byte => Values<byte>(column, rows),
        TypeCode.Boolean => Values<bool>(column, rows),
        TypeCode.Char => Values<char>(column, rows),
        TypeCode.DateTime => Values<DateTime>(column, rows),
        _ => Values<string>(column, rows),
    };

    private static Series<int, T> Values<T>(FrameColumn column, Series<int, int> rows) =>
        rows.SelectOptional(row => column.Value(row.Key) is T value ? new OptionalValue<T>(value) : OptionalValue<T>.Missing);

    private sealed class Reading : IFrameOperation<FrameTable>
    {
        public FrameTable Invoke<TRow, TColumn>(Frame<TRow, TColumn> frame)
        {
            TRow[] keys = [.. frame.RowKeys];
            var types = frame.ColumnTypes.ToArray();
            return new(
                [
                    .. frame.ColumnKeys.Select((name, column) =>
                    {
                        var values = frame.GetColumnAt<object>(column);
                        return new FrameColumn(
                            Convert.ToString(name, CultureInfo.InvariantCulture) ?? "",
                            types[column],
                            row => values.TryGetAt(row) is { HasValue: true } value ? value.Value : null);
                    }),
                ],
                keys.Length,
                row => ValueText.Of(keys[row]));
        }
    }
}
