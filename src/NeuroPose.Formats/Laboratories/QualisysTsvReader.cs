using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads 3-D exports of QTM: lines of a key and values, an optional row of column names, and a row a frame.</summary>
internal sealed class QualisysTsvReader : TypedReader<IReadOnlyDictionary<string, IReadOnlyList<string>>>
{
    public override MotionFormat Format => MotionFormat.QualisysTsv;

    public override string? Recognize(FileHead head) =>
        !head.IsBinary && head.Text.Value.StartsWith("NO_OF_FRAMES\t", StringComparison.Ordinal) ? "it starts with NO_OF_FRAMES" : null;

    protected override (MotionRecording Recording, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        text.Delimiter = (byte)'\t';
        Dictionary<string, IReadOnlyList<string>> header = [];
        List<(string Label, double Frame, double Time)> events = [];
        var (hasNames, hasRow) = ReadHeader(text, header, events);
        var markers = MarkerNames(text, header);
        MarkerTable table = new(markers, expectedFrames: () => text.ExpectedLines(3 * markers.Count));
        FrameNumbers numbers = new();
        TimeColumn times = new();
        var zeros = ReadRows(text, hasNames, hasRow, markers.Count, table, numbers, times);

        List<string> notices = [];
        if (zeros > 0)
        {
            notices.Add(FormattableString.Invariant(
                $"Points that are exactly 0, 0, 0, as QTM writes missing ones, were taken as missing: {zeros:N0}."));
        }

        AddCount(notices, header, "NO_OF_FRAMES", numbers.RowCount, "rows");
        AddCount(notices, header, "NO_OF_MARKERS", markers.Count, "marker names");
        var rate = Number(header, "FREQUENCY");
        if (times.Against(rate, "FREQUENCY") is { } difference)
        {
            notices.Add(difference);
        }

        var isMillimeters = options.AssumeQtmMillimeters;
        var recording = table.Fill(
            new()
            {
                Format = Format,
                Persons = [],
                FrameCount = 0,
                FramesPerSecond = rate,
                RateSource = double.IsNaN(rate) ? null : "FREQUENCY",
                Unit = isMillimeters ? LengthUnit.Millimeter : LengthUnit.Unknown,
                UnitSource = isMillimeters ? "QTM's default" : null,
                Times = times.Count > 0 ? numbers.Spread(times.ToArray(), 1) : default,
                TimeZeroFrame = times.Count > 0 ? times.FrameAtZero(numbers.First, rate) : 1,
                Notices = notices,
            },
            numbers);
        return (recording with { Events = [.. events.Select(found => Event(found, numbers)).OrderBy(found => found.TimeSeconds)] }, header);
    }

    /// <summary>Reads to the row of column names, or to the first row of numbers, which is then in hand.</summary>
    private static (bool HasNames, bool HasRow) ReadHeader(
        DelimitedText text, Dictionary<string, IReadOnlyList<string>> header, List<(string Label, double Frame, double Time)> events)
    {
        while (text.ReadFilledLine())
        {
            var cells = text.ReadCells();
            if (cells[0] == "Frame")
            {
                return (true, text.ReadFilledLine());
            }

            if (cells[0].Length == 0 || TextNumber.TryReadCell(System.Text.Encoding.UTF8.GetBytes(cells[0]), out _))
            {
                text.Restart();
                return (false, true);
            }

            if (cells is ["EVENT", var label, var frame, var time, ..])
            {
                events.Add((label, Number(frame), Number(time)));
            }
            else
            {
                header[cells[0]] = [.. cells.Skip(1)];
            }
        }

        return (false, false);
    }

    private static List<string> MarkerNames(DelimitedText text, Dictionary<string, IReadOnlyList<string>> header)
    {
        var included = header.TryGetValue("DATA_INCLUDED", out var data) && data.Count > 0 ? data[0] : "";
        var kind = header.ContainsKey("BODY_NAMES") || included.Contains("6D", StringComparison.OrdinalIgnoreCase) ? "6D bodies"
            : header.Keys.Any(key => key is "SOLVER" || key.Contains("SKELETON", StringComparison.OrdinalIgnoreCase))
                || included.Contains("Skeleton", StringComparison.OrdinalIgnoreCase) ? "skeletons"
            : null;
        if (kind is not null)
        {
            throw text.Refused($"this is a Qualisys TSV of {kind}, which is not read. Export 3D data from QTM.");
        }

        if (!header.TryGetValue("MARKER_NAMES", out var names))
        {
            throw text.Refused("there is no line MARKER_NAMES. Only 3D exports of QTM are read.");
        }

        var markers = names.ToList();
        while (markers.Count > 0 && markers[^1].Length == 0)
        {
            markers.RemoveAt(markers.Count - 1);
        }

        return markers;
    }

    private static int ReadRows(
        DelimitedText text, bool hasNames, bool hasRow, int markerCount, MarkerTable table, FrameNumbers numbers, TimeColumn times)
    {
        var zeros = 0;
        var row = new double[3 * markerCount];
        var hasFrames = hasNames;
        if (hasRow && !hasNames)
        {
            hasFrames = text.ReadCells().Reverse().SkipWhile(cell => cell.Length == 0).Count() > row.Length;
            text.Restart();
        }

        for (var has = hasRow; has; has = NextRow(text, hasFrames))
        {
            if (hasFrames)
            {
                text.NextCell();
                numbers.Add(text.CellNumber());
                times.Add(text.NextCell() ? text.CellNumber() : double.NaN, text.Cell);
            }
            else
            {
                numbers.Add(numbers.RowCount + 1);
            }

            text.ReadNumbers(row);
            for (var marker = 0; marker < markerCount; marker++)
            {
                var point = row.AsSpan(3 * marker, 3);
                if (point is [0, 0, 0])
                {
                    zeros++;
                    point.Fill(double.NaN);
                }

                table.Set(numbers.RowCount - 1, marker, point[0], point[1], point[2]);
            }
        }

        numbers.End();
        return zeros;
    }

    /// <summary>Where no frame number stands before the numbers, a line of tabs is a frame in which everything is missing.</summary>
    private static bool NextRow(DelimitedText text, bool hasFrames)
    {
        while (text.ReadLine())
        {
            if (hasFrames ? !text.IsBlank : !text.Bytes.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static MotionEvent Event((string Label, double Frame, double Time) found, FrameNumbers numbers)
    {
        int? frame = Math.Abs(found.Frame) < int.MaxValue ? (int)found.Frame : null;
        return new(found.Time, found.Label, Side: null, Subject: null, frame, frame is { } known ? numbers.IndexOf(known) : null);
    }

    private static void AddCount(List<string> notices, Dictionary<string, IReadOnlyList<string>> header, string key, int found, string what)
    {
        if (Number(header, key) is var said && !double.IsNaN(said) && !said.Equals(found))
        {
            notices.Add(FormattableString.Invariant($"The number of {what} is {found:N0}, {key} says {said}. The {what} were used."));
        }
    }

    private static double Number(Dictionary<string, IReadOnlyList<string>> header, string key) =>
        header.TryGetValue(key, out var values) && values.Count > 0 ? Number(values[0]) : double.NaN;

    private static double Number(string text) =>
        TextNumber.TryReadCell(System.Text.Encoding.UTF8.GetBytes(text), out var value) ? value : double.NaN;
}
