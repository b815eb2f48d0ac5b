using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Kinematics;

namespace NeuroPose.Formats;

/// <summary>One column of a <see cref="TimeSeriesTable"/>.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Unit">Its unit in the file's words; empty where the file has none.</param>
public sealed record Channel(string Name, string Unit);

/// <summary>
/// Numbers over time that are no poses: analog channels, forces, outputs of a model, joint angles. Rows are moments, columns are channels; a
/// number that is missing is NaN. Immutable.
/// </summary>
public sealed class TimeSeriesTable
{
    private readonly ReadOnlyMemory<double> values;
    private readonly ReadOnlyMemory<double> times;
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    /// <summary>Wraps numbers that the caller gives up.</summary>
    /// <param name="channels">The columns; their names are all different.</param>
    /// <param name="values">Rows × columns numbers, the column running fastest.</param>
    /// <param name="framesPerSecond">The rate; NaN where it is not known or the rows are not evenly spaced.</param>
    /// <param name="times">The time of each row in seconds where the file has it; else empty.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or two columns have one name.</exception>
    public TimeSeriesTable(IReadOnlyList<Channel> channels, ReadOnlyMemory<double> values, double framesPerSecond, ReadOnlyMemory<double> times = default)
    {
        ArgumentNullException.ThrowIfNull(channels);
        if (channels.Count == 0 ? !values.IsEmpty : values.Length % channels.Count != 0)
        {
            throw new ArgumentException($"{values.Length} numbers are no whole number of rows of {channels.Count}.", nameof(values));
        }

        Channels = [.. channels];
        RowCount = channels.Count == 0 ? times.Length : values.Length / channels.Count;
        if (!times.IsEmpty && times.Length != RowCount)
        {
            throw new ArgumentException($"There are {times.Length} times for {RowCount} rows.", nameof(times));
        }

        for (var column = 0; column < Channels.Count; column++)
        {
            if (!indices.TryAdd(Channels[column].Name, column))
            {
                throw new ArgumentException($"Two columns are named \"{Channels[column].Name}\".", nameof(channels));
            }
        }

        this.values = values;
        this.times = times;
        FramesPerSecond = framesPerSecond;
    }

    /// <summary>No columns and no rows.</summary>
    public static TimeSeriesTable Empty { get; } = new([], ReadOnlyMemory<double>.Empty, double.NaN);

    /// <summary>The columns, in the file's order.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Rows in a second; NaN where it is not known.</summary>
    public double FramesPerSecond { get; }

    /// <summary>The time of the first row in seconds, on the clock of the recording's events; NaN where it is not known.</summary>
    public double StartSeconds { get; init; } = double.NaN;

    /// <summary>Rows × columns numbers, the column running fastest.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>The time of each row in seconds where the file has them; else empty.</summary>
    public ReadOnlySpan<double> Times => times.Span;

    /// <summary>How many numbers are missing.</summary>
    public long MissingCount
    {
        get
        {
            var count = 0L;
            foreach (var value in Values)
            {
                count += double.IsNaN(value) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>One column over all rows.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    public double[] this[string channel]
    {
        get
        {
            var column = IndexOf(channel);
            var numbers = new double[RowCount];
            for (var row = 0; row < numbers.Length; row++)
            {
                numbers[row] = Values[(row * Channels.Count) + column];
            }

            return numbers;
        }
    }

    /// <summary>Some columns as a series to be compared and drawn; all columns where none is named. Their unit is one.</summary>
    /// <exception cref="ArgumentException">There is no such column, or the columns have different units.</exception>
    public FeatureSeries Series(params IReadOnlyList<string> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        string[] names = channels.Count == 0 ? [.. Channels.Select(channel => channel.Name)] : [.. channels];
        int[] columns = [.. names.Select(IndexOf)];
        string[] units = [.. columns.Select(column => Channels[column].Unit).Distinct(StringComparer.Ordinal)];
        if (units.Length > 1)
        {
            throw new ArgumentException($"The columns have different units ({string.Join(", ", units)}); a series has one. Name columns of one unit.", nameof(channels));
        }

        var numbers = new double[RowCount * columns.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Values[(at / columns.Length * Channels.Count) + columns[at % columns.Length]];
        }

        return new(string.Join(", ", names), names, units.Length == 0 ? "" : units[0], numbers);
    }

    /// <summary>Writes the table as CSV, with the time in seconds as the first column where it is known.</summary>
    public void ToCsv(string path)
    {
        var hasTime = !times.IsEmpty || !double.IsNaN(FramesPerSecond);
        new CsvRows(
            [.. hasTime ? ["time_s"] : Array.Empty<string>(), .. Channels.Select(channel => channel.Unit.Length == 0 ? channel.Name : $"{channel.Name} ({channel.Unit})")],
            Enumerable.Range(0, RowCount).Select(row => Row(row, hasTime))).Save(path);
    }

    /// <summary>The columns, rows and rate in a line.</summary>
    public override string ToString()
    {
        var columns = Channels.Count == 1 ? "channel" : "channels";
        var rate = double.IsNaN(FramesPerSecond) ? "" : FormattableString.Invariant($" at {FramesPerSecond:0.###} Hz");
        return FormattableString.Invariant($"{Channels.Count} {columns}, {RowCount} rows{rate}");
    }

    private IEnumerable<string> Row(int row, bool hasTime)
    {
        if (hasTime)
        {
            yield return Text(times.IsEmpty ? (double.IsNaN(StartSeconds) ? 0 : StartSeconds) + (row / FramesPerSecond) : times.Span[row]);
        }

        for (var column = 0; column < Channels.Count; column++)
        {
            yield return Text(values.Span[(row * Channels.Count) + column]);
        }
    }

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private int IndexOf(string channel) => indices.TryGetValue(channel, out var column)
        ? column
        : throw new ArgumentException($"There is no channel \"{channel}\".{NearestName.Hint(channel, indices.Keys)}", nameof(channel));
}
