using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Reads TRC: a line of keys, a line of values, a line of names, a line of axes, and a row a frame. Programs place the names differently,
/// so that they are taken in their order and never by their column.
/// </summary>
internal sealed class TrcReader : TypedReader<IReadOnlyDictionary<string, string>>
{
    /// <summary>The lines before the row of names; there are three, and some programs add remarks.</summary>
    private const int MostHeaderLines = 50;

    public override MotionFormat Format => MotionFormat.Trc;

    public override string? Recognize(FileHead head) =>
        !head.IsBinary && head.Text.Value.StartsWith("PathFileType", StringComparison.Ordinal) ? "it starts with PathFileType" : null;

    protected override (MotionRecording Recording, IReadOnlyDictionary<string, string> Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        var header = ReadHeader(text);
        var names = ReadNames(text);
        var nameLine = text.Line;
        MarkerTable markers = new(names, expectedFrames: () => text.ExpectedLines(3 * names.Count));
        FrameNumbers numbers = new();
        TimeColumn times = new();
        var zeros = ReadRows(text, names.Count, markers, numbers, times);
        List<string> notices = [];
        AddCount(notices, header, "NumMarkers", names.Count,
            FormattableString.Invariant($"Line {nameLine}: {names.Count:N0} marker names"), "The names were used.");
        AddCount(notices, header, "NumFrames", numbers.RowCount,
            FormattableString.Invariant($"The number of rows is {numbers.RowCount:N0}"), "The rows were used.");
        if (zeros > 0)
        {
            notices.Add(FormattableString.Invariant($"Points that are exactly 0, 0, 0 were kept; they may be missing: {zeros:N0}."));
        }

        var recording = WithRate(
            WithUnit(new() { Format = Format, Persons = [], FrameCount = 0 }, header, notices), header, times, notices);
        recording = recording with
        {
            Times = numbers.Spread(times.ToArray(), 1),
            TimeZeroFrame = times.FrameAtZero(numbers.First, recording.FramesPerSecond),
            Notices = notices,
        };
        return (markers.Fill(recording, numbers), header);
    }

    private static Dictionary<string, string> ReadHeader(DelimitedText text)
    {
        if (!text.ReadFilledLine() || !text.Bytes.StartsWith("PathFileType"u8))
        {
            throw text.Refused("the file does not start with PathFileType: this is no TRC file.");
        }

        Dictionary<string, string> header = new(StringComparer.OrdinalIgnoreCase);
        string[]? keys = null;
        while (text.Line < MostHeaderLines && text.ReadFilledLine())
        {
            text.Delimiter = DelimitedText.DelimiterOf(text.Bytes);
            var cells = text.ReadCells();
            if (cells[0].StartsWith("Frame", StringComparison.OrdinalIgnoreCase))
            {
                return header;
            }

            if (keys is not null)
            {
                foreach (var (key, value) in keys.Zip(cells))
                {
                    if (key.Length > 0)
                    {
                        header.TryAdd(key, value);
                    }
                }

                keys = null;
            }
            else if (cells.Contains("DataRate", StringComparer.OrdinalIgnoreCase))
            {
                keys = cells;
            }
        }

        throw text.Refused("there is no row of marker names. Expected a line that starts with Frame# and Time.");
    }

    /// <summary>The names in the line in hand, behind Frame# and Time.</summary>
    private static List<string> ReadNames(DelimitedText text)
    {
        // The line was divided once, to see what it is.
        var cells = text.Text.Split((char)text.Delimiter, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (text.Delimiter == DelimitedText.Blanks)
        {
            cells = text.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return cells.Length > 2
            ? [.. cells.Skip(2).Select(name => name.Trim('"'))]
            : throw text.Refused("no markers are named behind Frame# and Time.");
    }

    private static int ReadRows(DelimitedText text, int markerCount, MarkerTable markers, FrameNumbers numbers, TimeColumn times)
    {
        var zeros = 0;
        var row = new double[3 * markerCount];
        var named = text.Delimiter;
        text.Columns = [];
        while (text.ReadFilledLine())
        {
            // Rows are sometimes divided by other signs than the names.
            text.Delimiter = named == DelimitedText.Blanks || text.Bytes.Contains(named) ? named : DelimitedText.DelimiterOf(text.Bytes);
            text.NextCell();
            if (numbers.RowCount == 0 && TextNumber.Read(text.Cell, out _) == 0)
            {
                continue;
            }

            numbers.Add(text.CellNumber());
            var time = text.NextCell() ? text.CellNumber() : double.NaN;
            times.Add(time, text.Cell);
            text.ReadNumbers(row);
            for (var marker = 0; marker < markerCount; marker++)
            {
                var point = row.AsSpan(3 * marker, 3);
                markers.Set(numbers.RowCount - 1, marker, point[0], point[1], point[2]);
                zeros += point is [0, 0, 0] ? 1 : 0;
            }
        }

        numbers.End();
        return zeros;
    }

    private static void AddCount(List<string> notices, Dictionary<string, string> header, string key, int found, string what, string used)
    {
        if (header.TryGetValue(key, out var said) && said != found.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            notices.Add($"{what}, {key} says {DelimitedText.Short(said)}. {used}");
        }
    }

    private static MotionRecording WithUnit(MotionRecording recording, Dictionary<string, string> header, List<string> notices)
    {
        if (header.GetValueOrDefault("Units") is not { Length: > 0 } written)
        {
            return recording;
        }

        if (LengthUnits.Parse(written) is { } unit)
        {
            return recording with { Unit = unit, UnitSource = "Units" };
        }

        notices.Add($"The unit \"{DelimitedText.Short(written)}\" is not known. Give LoadOptions.Unit.");
        return recording;
    }

    private static MotionRecording WithRate(
        MotionRecording recording, Dictionary<string, string> header, TimeColumn times, List<string> notices)
    {
        if (header.GetValueOrDefault("DataRate") is { } written
            && TextNumber.TryReadCell(System.Text.Encoding.UTF8.GetBytes(written), out var stated) && stated > 0 && double.IsFinite(stated))
        {
            if (times.Against(stated, "DataRate") is { } difference)
            {
                notices.Add(difference);
            }

            return recording with { FramesPerSecond = stated, RateSource = "DataRate" };
        }

        return times.Rate() is var rate && double.IsNaN(rate)
            ? recording
            : recording with { FramesPerSecond = rate, RateSource = times.Source };
    }
}
