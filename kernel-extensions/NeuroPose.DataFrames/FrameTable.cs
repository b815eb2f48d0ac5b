using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Values;
using NeuroPose.Warping;

namespace NeuroPose.DataFrames;

/// <summary>What all frames have in common: columns with names and types, and rows. Frames are made of one, read as one and shown as one.</summary>
internal sealed class FrameTable
{
    private const int First = 10;
    private const int Last = 5;
    private const int MostColumns = 20;

    private static readonly string[] Axes = ["x", "y", "z"];

    private readonly Func<int, string> key;

    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public FrameTable(IReadOnlyList<FrameColumn> columns, int rowCount, Func<int, string>? key = null)
    {
        if (columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"Two columns would be called \"{twice.Key}\"; a frame addresses its columns by name. Give them labels of their own first.", nameof(columns));
        }

        (Columns, RowCount, this.key) = (columns, rowCount, key ?? (row => row.ToString(CultureInfo.InvariantCulture)));
    }

    public IReadOnlyList<FrameColumn> Columns { get; }

    public int RowCount { get; }

    /// <summary>Records: a column a property. Series and poses of the library: below each other, as their CSV has them.</summary>
    public static FrameTable Of<T>(IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows is IEnumerable<FeatureSeries> series)
        {
            return Stacked([.. series], "series", one => one.Label, Of);
        }

        if (rows is IEnumerable<PoseSequence> poses)
        {
            return Stacked([.. poses], "sequence", one => one.Label, Of);
        }

        object?[] records = [.. rows];
        var type = typeof(T) == typeof(object) && records.FirstOrDefault(record => record is not null) is { } first ? first.GetType() : typeof(T);
        if ((Nullable.GetUnderlyingType(type) ?? type) is var plain && FrameColumn.Types.Contains(plain))
        {
            return new([new("Value", plain, row => records[row])], records.Length);
        }

        FrameColumn[] columns = [.. Members.Of(type).Select(property => FrameColumn.Of(property, records))];
        return columns.Length > 0
            ? new(columns, records.Length)
            : throw new ArgumentException($"{TypeWord.Of(type)} has no properties that could be columns. Select what the frame is to hold: rows.Select(row => new {{ … }}).", nameof(rows));
    }

    /// <summary>A series: the frame's number, then a column a dimension.</summary>
    public static FrameTable Of(FeatureSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(
            [
                new("frame", typeof(int), row => row),
                .. series.Names.Select((name, dimension) => FrameColumn.OfNumbers(name, row => series[row][dimension])),
            ],
            series.Length);
    }

    /// <summary>Poses: the frame's number, its time in seconds (NaN where the rate is not known), and three columns a joint.</summary>
    public static FrameTable Of(PoseSequence poses)
    {
        ArgumentNullException.ThrowIfNull(poses);
        return new(
            [
                new("frame", typeof(int), row => row),
                FrameColumn.OfNumbers("seconds", row => row / poses.FramesPerSecond),
                .. poses.Skeleton.JointNames.SelectMany((joint, index) => Axes.Select(
                    (axis, at) => FrameColumn.OfNumbers($"{joint} {axis}", row => poses.Frame(row)[(3 * index) + at]))),
            ],
            poses.FrameCount);
    }

    /// <summary>Distances: the row's label under <c>series</c>, then a column a label.</summary>
    public static FrameTable Of(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, double> distance) => new(
        [
            FrameColumn.OfWords("series", row => rows[row]),
            .. columns.Select((label, column) => FrameColumn.OfNumbers(label, row => distance(row, column))),
        ],
        rows.Count);

    /// <summary>A distance a pair.</summary>
    public static FrameTable Of(CondensedDistances distances)
    {
        ArgumentNullException.ThrowIfNull(distances);
        var labels = distances.Labels;
        var pairs = Enumerable.Range(0, labels.Count)
            .SelectMany(first => Enumerable.Range(first + 1, labels.Count - first - 1).Select(second => (first, second)))
            .ToArray();
        return new(
            [
                FrameColumn.OfWords("first", row => labels[pairs[row].first]),
                FrameColumn.OfWords("second", row => labels[pairs[row].second]),
                FrameColumn.OfNumbers("distance", row => distances[pairs[row].first, pairs[row].second]),
            ],
            pairs.Length);
    }

    /// <summary>Channels over time: the time in seconds where it is known, then a column a channel.</summary>
    public static FrameTable Of(TimeSeriesTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var start = double.IsNaN(table.StartSeconds) ? 0 : table.StartSeconds;
        FrameColumn[] time = (table.Times.IsEmpty, double.IsNaN(table.FramesPerSecond)) switch
        {
            (false, _) => [FrameColumn.OfNumbers("seconds", row => table.Times[row])],
            (true, false) => [FrameColumn.OfNumbers("seconds", row => start + (row / table.FramesPerSecond))],
            _ => [],
        };
        return new(
            [.. time, .. table.Channels.Select((channel, column) => FrameColumn.OfNumbers(channel.Name, row => table.Values[(row * table.Channels.Count) + column]))],
            table.RowCount);
    }

    /// <summary>
    /// Participants: the table's columns. A column whose known values are all numbers is one of numbers, missing ones NaN; others are words.
    /// The column that names the participants is always one of words: 007 is not 7.
    /// </summary>
    public static FrameTable Of(ParticipantTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var people = table.Participants;
        return new(
            [
                .. table.Columns.Select(name => name != table.Columns[table.IdColumn] && AreNumbers(people, name)
                    ? FrameColumn.OfNumbers(name, row => people[row].Number(name))
                    : new FrameColumn(name, typeof(string), row => people[row][name])),
            ],
            people.Count);
    }

    /// <summary>The first and last rows as a table, and how many there are.</summary>
    public Listing ToListing(string kind)
    {
        FrameColumn[] shown = [.. Columns.Take(MostColumns)];
        IReadOnlyList<string> Row(int row) => [PlainText.OneLine(key(row), Listing.LongestName), .. shown.Select(column => Cell(column.Value(row)))];

        var isCut = RowCount > First + Last;
        IReadOnlyList<IReadOnlyList<string>> gap = isCut ? [[.. Enumerable.Repeat(Listing.Gap, shown.Length + 1)]] : [];
        return new(
            ["#", .. shown.Select(column => PlainText.OneLine(column.Name, Listing.LongestName))],
            [
                .. Enumerable.Range(0, isCut ? First : RowCount).Select(Row),
                .. gap,
                .. Enumerable.Range(RowCount - Last, isCut ? Last : 0).Select(Row),
            ],
            $"{kind}: {Known.Count(RowCount, "row", "rows")}{(isCut ? FormattableString.Invariant($", the first {First} and the last {Last} shown") : "")}"
                + $", {Known.Count(Columns.Count, "column", "columns")}{(Columns.Count > MostColumns ? FormattableString.Invariant($", the first {MostColumns} shown") : "")}")
        {
            Types = ["", .. shown.Select(column => TypeWord.Of(column.Type))],
        };
    }

    /// <summary>All rows for other programs; nothing where there is no value.</summary>
    public string ToCsv() => new CsvRows(
        [.. Columns.Select(column => column.Name)],
        Enumerable.Range(0, RowCount).Select(row => Columns.Select(column => column.Value(row) is { } value ? value as string ?? ValueText.Of(value) : ""))).ToText();

    private static string Cell(object? value) => value switch
    {
        null => Known.Unknown,
        double number => Known.Number(number),
        float number => Known.Number(number),
        _ => PlainText.OneLine(ValueText.Of(value), Listing.LongestName),
    };

    private static bool AreNumbers(IReadOnlyList<Participant> people, string column)
    {
        try
        {
            double[] numbers = [.. people.Select(person => person.Number(column))];
            return !numbers.All(double.IsNaN);
        }
        catch (FileFormatException)
        {
            return false;
        }
    }

    private static FrameTable Stacked<T>(IReadOnlyList<T> all, string head, Func<T, string> label, Func<T, FrameTable> tableOf)
    {
        FrameTable[] tables = [.. all.Select(tableOf)];
        var names = tables.Length > 0 ? tables[0].Columns.Select(column => column.Name).ToArray() : [];
        if (Array.FindIndex(tables, table => !table.Columns.Select(column => column.Name).SequenceEqual(names)) is >= 0 and var other)
        {
            throw new ArgumentException(
                $"One frame has one head: \"{label(all[0])}\" and \"{label(all[other])}\" have different columns. Make a frame of each.", nameof(all));
        }

        (int Table, int Row)[] places = [.. tables.SelectMany((table, index) => Enumerable.Range(0, table.RowCount).Select(row => (index, row)))];
        return new(
            [
                FrameColumn.OfWords(head, row => label(all[places[row].Table])),
                .. names.Select((name, column) => new FrameColumn(
                    name, tables[0].Columns[column].Type, row => tables[places[row].Table].Columns[column].Value(places[row].Row))),
            ],
            places.Length);
    }
}
