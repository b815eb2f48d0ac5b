using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads exports of Motive: a line of keys and values, rows that say what the columns are, and a row a frame.</summary>
internal sealed class MotiveCsvReader : TypedReader<IReadOnlyDictionary<string, string>>
{
    public override MotionFormat Format => MotionFormat.MotiveCsv;

    public override string? Recognize(FileHead head) =>
        !head.IsBinary && head.Text.Value.StartsWith("Format Version,", StringComparison.OrdinalIgnoreCase)
            ? "it starts with Format Version" : null;

    protected override (MotionRecording Recording, IReadOnlyDictionary<string, string> Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        var header = ReadHeader(text);
        var columns = MotiveColumns.Read(text);
        List<string> notices = [];
        var points = columns.Points("Marker", "Bone Marker");
        if (points.Count == 0 && columns.Points("Bone") is { Count: > 0 } bones)
        {
            points = bones;
            notices.Add("The file has no markers: the positions of the bones were taken as points.");
        }

        HashSet<int> taken = [.. points.SelectMany(point => Enumerable.Range(point.Column, 3))];
        int[] others = [.. Enumerable.Range(0, columns.Columns.Count).Where(column => !taken.Contains(column))];
        MarkerTable markers = new(
            [.. points.Select(point => point.Name)],
            label => label.StartsWith("Unlabeled", StringComparison.OrdinalIgnoreCase),
            () => text.ExpectedLines(columns.Columns.Count));
        FrameNumbers numbers = new();
        TimeColumn times = new();
        NumberTable outputs = new(others.Length);
        text.Columns = ["Frame", "Time", .. columns.Columns.Select(column => $"{column.Name} {column.Quantity} {column.Axis}".Trim())];
        var row = new double[columns.Columns.Count];
        while (text.ReadFilledLine())
        {
            text.NextCell();
            numbers.Add(text.CellNumber());
            times.Add(text.NextCell() ? text.CellNumber() : double.NaN, text.Cell);
            text.ReadNumbers(row);
            for (var marker = 0; marker < points.Count; marker++)
            {
                var at = points[marker].Column;
                markers.Set(numbers.RowCount - 1, marker, row[at], row[at + 1], row[at + 2]);
            }

            var output = outputs.Add();
            for (var at = 0; at < others.Length; at++)
            {
                output[at] = row[others[at]];
            }
        }

        numbers.End();
        var (rate, rateSource) = Rate(header, times, notices);
        var unit = LengthUnits.Parse(header.GetValueOrDefault("Length Units", "")) ?? LengthUnit.Unknown;
        var recording = markers.Fill(
            new()
            {
                Format = Format,
                FormatDetail = header.TryGetValue("Format Version", out var version) ? $"version {DelimitedText.Short(version)}" : "",
                Persons = [],
                FrameCount = 0,
                FramesPerSecond = rate,
                RateSource = rateSource,
                Unit = unit,
                UnitSource = unit == LengthUnit.Unknown ? null : "Length Units",
                Times = numbers.Spread(times.ToArray(), 1),
                TimeZeroFrame = times.FrameAtZero(numbers.First, rate),
                Notices = notices,
            },
            numbers);
        return (recording with { ModelOutputs = Outputs(columns, others, outputs, numbers, unit, rate, times.First, header) }, header);
    }

    private static Dictionary<string, string> ReadHeader(DelimitedText text)
    {
        if (!text.ReadFilledLine() || text.ReadCells() is not ["Format Version", ..] cells)
        {
            throw text.Refused("the file does not start with Format Version: this is no export of Motive.");
        }

        Dictionary<string, string> header = new(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in cells.Chunk(2).Where(pair => pair is [{ Length: > 0 }, _]))
        {
            header.TryAdd(pair[0], pair[1]);
        }

        return header;
    }

    private static (double Rate, string? Source) Rate(Dictionary<string, string> header, TimeColumn times, List<string> notices)
    {
        foreach (var key in new[] { "Export Frame Rate", "Capture Frame Rate" })
        {
            if (header.TryGetValue(key, out var written)
                && TextNumber.TryReadCell(System.Text.Encoding.UTF8.GetBytes(written), out var rate) && rate > 0 && double.IsFinite(rate))
            {
                if (times.Against(rate, key) is { } difference)
                {
                    notices.Add(difference);
                }

                return (rate, key);
            }
        }

        return times.Rate() is var computed && double.IsNaN(computed) ? (double.NaN, null) : (computed, times.Source);
    }

    private static TimeSeriesTable Outputs(
        MotiveColumns columns, int[] others, NumberTable outputs, FrameNumbers numbers, LengthUnit unit, double rate, double start,
        Dictionary<string, string> header)
    {
        if (others.Length == 0)
        {
            return TimeSeriesTable.Empty;
        }

        var angle = header.GetValueOrDefault("Rotation Type", "").Equals("Quaternion", StringComparison.OrdinalIgnoreCase) ? "" : "deg";
        List<string> ignored = [];
        var names = JointLabels.Distinct(
            [.. others.Select(column => columns.Columns[column] is var of ? $"{of.Name} {of.Quantity} {of.Axis}".Trim() : "")], ignored);
        return new(
            [.. others.Zip(names, (column, name) => new Channel(
                name, columns.Columns[column].Quantity.Equals("Rotation", StringComparison.OrdinalIgnoreCase) ? angle : unit.Symbol()))],
            numbers.Spread(outputs.Numbers, others.Length),
            rate)
        { StartSeconds = start };
    }
}
