namespace NeuroPose.Formats;

/// <summary>Reads MOT/STO tables.</summary>
internal sealed class StorageReader : TypedReader<StorageHeader>
{
    private const int HeadLines = 50;

    public override MotionFormat Format => MotionFormat.Storage;

    public override string? Recognize(FileHead head) =>
        !head.IsBinary && head.Lines.Value.Take(HeadLines).Any(
            line => line.TrimEnd(',', ';', '\t', ' ').Trim().Equals("endheader", StringComparison.OrdinalIgnoreCase))
            ? "its header ends with endheader"
            : null;

    protected override (MotionRecording Recording, StorageHeader Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        List<string> notices = [];
        using var text = DelimitedText.Open(path, cancellation);
        var header = StorageHeader.Read(text, options.AnglesInDegrees, notices);
        if (!header.Columns[0].Equals("time", StringComparison.OrdinalIgnoreCase))
        {
            throw text.Refused($"the first column is \"{DelimitedText.Short(header.Columns[0])}\"; expected time.");
        }

        var names = JointLabels.Distinct(header.Columns, notices).Skip(1).ToList();
        text.Columns = header.Columns;
        TimeColumn times = new();
        var numbers = ReadRows(text, names.Count, header.CellParts.Count, times);
        if (header.AnnouncedRows is { } announced && announced != times.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            notices.Add(FormattableString.Invariant(
                $"The number of rows is {times.Count:N0}, the header says {DelimitedText.Short(announced)}. The rows were used."));
        }

        var isTable = header.CellParts.Count == 0;
        StorageUnits units = new(header.Title, header.InDegrees);
        if (isTable && header.InDegrees is null && names.Any(units.IsRotation))
        {
            notices.Add("The file does not say whether angles are in degrees or radians (no inDegrees). Give LoadOptions.AnglesInDegrees.");
        }

        var rate = times.Rate();
        if (double.IsNaN(rate) && numbers.RowCount > 1)
        {
            notices.Add("The times are not evenly spaced: the rate is not known.");
        }

        double[] moments = times.ToArray();
        var table = new TimeSeriesTable(
            isTable
                ? [.. names.Select(name => new Channel(name, units.Of(name)))]
                : [.. names.SelectMany(name => header.CellParts.Select(part => new Channel($"{name}.{part}", "")))],
            numbers.Numbers,
            rate,
            moments)
        { StartSeconds = times.First };
        return (
            new()
            {
                Format = Format,
                FormatDetail = header.DataType == "double" ? "" : header.DataType,
                Persons = [],
                FrameCount = numbers.RowCount,
                FramesPerSecond = rate,
                RateSource = double.IsNaN(rate) ? null : times.Source,
                Times = moments,
                TimeZeroFrame = times.FrameAtZero(0, rate),
                ModelOutputs = table,
                Notices = notices,
            },
            header);
    }

    private static NumberTable ReadRows(DelimitedText text, int columns, int parts, TimeColumn times)
    {
        NumberTable numbers = new(columns * Math.Max(parts, 1));
        while (text.ReadFilledLine())
        {
            text.NextCell();
            times.Add(text.CellNumber(), text.Cell);
            var row = numbers.Add();
            if (parts == 0)
            {
                text.ReadNumbers(row);
            }
            else
            {
                ReadCells(text, row, columns, parts);
            }
        }

        return numbers;
    }

    /// <summary>Cells of several numbers with commas between them; an empty cell is missing whole.</summary>
    private static void ReadCells(DelimitedText text, Span<double> row, int columns, int parts)
    {
        row.Fill(double.NaN);
        for (var column = 0; text.NextCell(); column++)
        {
            if (text.Cell.IsEmpty)
            {
                continue;
            }

            if (column >= columns)
            {
                throw text.RefusedCell("stands behind the last column that is named.");
            }

            var rest = text.Cell;
            for (var part = 0; part < parts; part++)
            {
                var comma = rest.IndexOf((byte)',');
                var isLast = part == parts - 1;
                if (isLast != comma < 0 || !TextNumber.TryReadCell(isLast ? rest : rest[..comma], out row[(column * parts) + part]))
                {
                    throw text.RefusedCell($"is not {parts} numbers with commas between them.");
                }

                rest = isLast ? [] : rest[(comma + 1)..];
            }
        }
    }
}
