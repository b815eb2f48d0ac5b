using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Makes a recording of a Nexus export's sections. X, Y and Z in a unit of length are a point; whatever else trajectories, model outputs
/// and joints have is a model output; devices are analog channels.
/// </summary>
internal sealed class NexusAssembly(IReadOnlyList<NexusSection> sections)
{
    /// <summary>How the outputs of Plug-in Gait end, by which they are known in exports without units.</summary>
    private static readonly string[] OutputEndings = ["Angle", "Angles", "Force", "Forces", "Moment", "Moments", "Power", "Powers"];

    private readonly List<string> notices = [];
    private readonly List<(NexusSection Section, int Column, string Label)> points = [];
    private readonly List<(NexusSection Section, int Column, string Name)> outputs = [];

    public MotionRecording ToRecording(IReadOnlyList<NexusEvent> events)
    {
        var tables = sections.Where(section => !IsDevices(section)).ToList();
        var devices = sections.Where(IsDevices).ToList();
        var timing = tables.Count > 0 ? tables[0] : devices.Count > 0 ? devices[0] : null;
        foreach (var table in tables)
        {
            if (IsAlong(table, tables[0]))
            {
                Divide(table);
            }
            else
            {
                notices.Add(FormattableString.Invariant(
                    $"The section {table.Title} has other frames than {tables[0].Title} and was not read."));
            }
        }

        if (devices.Count > 1)
        {
            notices.Add("Of several sections of devices the first was read.");
        }

        var unit = Unit();
        var recording = new MotionRecording
        {
            Format = MotionFormat.NexusCsv,
            Persons = [],
            FrameCount = 0,
            FramesPerSecond = timing?.FramesPerSecond ?? double.NaN,
            RateSource = timing is null ? null : $"section {timing.Title}",
            Unit = unit,
            UnitSource = unit == LengthUnit.Unknown ? null : "the row of units",
            TimeZeroFrame = 1,
            Analog = devices.Count > 0 ? Analog(devices[0]) : TimeSeriesTable.Empty,
            ModelOutputs = Outputs(),
            Events =
            [
                .. events.Select(found => found.ToEvent(timing?.FramesPerSecond ?? double.NaN, timing?.Frames))
                    .OrderBy(found => found.TimeSeconds),
            ],
            Notices = notices,
        };
        return timing is null ? recording : Points(recording, timing.Frames);
    }

    private static bool IsDevices(NexusSection section) => section.Title.Equals("Devices", StringComparison.OrdinalIgnoreCase);

    private static bool IsAlong(NexusSection section, NexusSection first) =>
        section.Rows.RowCount == first.Rows.RowCount && section.Frames.First == first.Frames.First && section.Rate.Equals(first.Rate)
            && section.RowsPerFrame == 1;

    private void Divide(NexusSection section)
    {
        var hasUnits = section.Columns.Any(column => column.Unit.Length > 0);
        var known = 0;
        for (var column = 0; column < section.Columns.Count;)
        {
            var group = section.Columns[column].Group;
            var isOutput = !hasUnits && OutputEndings.Any(ending => group.EndsWith(ending, StringComparison.Ordinal));
            if (!isOutput && IsPoint(section, column, hasUnits))
            {
                points.Add((section, column, group));
                column += 3;
            }
            else
            {
                known += isOutput ? 1 : 0;
                outputs.Add((section, column, $"{Label(group)} {section.Columns[column].Name}".Trim()));
                column++;
            }
        }

        if (known > 0)
        {
            notices.Add(FormattableString.Invariant(
                $"The file has no units. Columns whose names end in Angles, Force, Moment or Power were taken as model outputs: {known:N0}."));
        }
    }

    private static bool IsPoint(NexusSection section, int column, bool hasUnits)
    {
        if (column + 2 >= section.Columns.Count)
        {
            return false;
        }

        for (var axis = 0; axis < 3; axis++)
        {
            var (group, name, unit) = section.Columns[column + axis];
            if (group != section.Columns[column].Group || name != "XYZ"[axis..(axis + 1)] || unit != section.Columns[column].Unit)
            {
                return false;
            }
        }

        return !hasUnits || LengthUnits.Parse(section.Columns[column].Unit) is { } unitOfPoint && unitOfPoint.IsLength();
    }

    /// <summary>A name without the subject's.</summary>
    private static string Label(string group) => group.LastIndexOf(':') is > 0 and var colon ? group[(colon + 1)..].Trim() : group;

    private static LengthUnit UnitOf(NexusSection section, int column) =>
        LengthUnits.Parse(section.Columns[column].Unit) ?? LengthUnit.Unknown;

    private LengthUnit Unit()
    {
        var units = points.Select(point => UnitOf(point.Section, point.Column)).Distinct().ToList();
        if (units.Count > 1)
        {
            // One unit a recording: the points in another stay numbers with their unit.
            foreach (var (section, column, label) in points.Where(point => UnitOf(point.Section, point.Column) != units[0]).ToList())
            {
                points.Remove((section, column, label));
                outputs.AddRange("XYZ".Select((axis, at) => (section, column + at, $"{Label(label)} {axis}")));
            }

            var others = string.Join(" and ", units.Skip(1).Select(unit => unit.Symbol()));
            notices.Add($"Some points are in {others} and not in {units[0].Symbol()}; they were taken as model outputs.");
        }

        return units.Count > 0 ? units[0] : LengthUnit.Unknown;
    }

    private MotionRecording Points(MotionRecording recording, FrameNumbers frames)
    {
        MarkerTable markers = new([.. points.Select(point => point.Label)]);
        for (var marker = 0; marker < points.Count; marker++)
        {
            var (section, column, _) = points[marker];
            var numbers = section.Rows.Numbers.Span;
            var width = section.Columns.Count;
            for (var row = 0; row < section.Rows.RowCount; row++)
            {
                var at = (row * width) + column;
                markers.Set(row, marker, numbers[at], numbers[at + 1], numbers[at + 2]);
            }
        }

        var filled = markers.Fill(recording, frames);
        HashSet<string> modeled =
        [
            .. points.Where(point => point.Section.Title.Equals("Model Outputs", StringComparison.OrdinalIgnoreCase))
                .Select(point => Label(point.Label)),
        ];
        return filled with
        {
            Persons = [.. filled.Persons.Select(person => person with { Modeled = person.Labels.Where(modeled.Contains).ToHashSet() })],
        };
    }

    private TimeSeriesTable Outputs()
    {
        if (outputs.Count == 0)
        {
            return TimeSeriesTable.Empty;
        }

        var first = outputs[0].Section;
        var numbers = new double[first.Rows.RowCount * outputs.Count];
        for (var output = 0; output < outputs.Count; output++)
        {
            var (section, column, _) = outputs[output];
            var from = section.Rows.Numbers.Span;
            var width = section.Columns.Count;
            for (var row = 0; row < section.Rows.RowCount; row++)
            {
                numbers[(row * outputs.Count) + output] = from[(row * width) + column];
            }
        }

        var names = JointLabels.Distinct([.. outputs.Select(output => output.Name)], notices);
        return new(
            [.. outputs.Zip(names, (output, name) => new Channel(name, output.Section.Columns[output.Column].Unit))],
            first.Frames.Spread(numbers, outputs.Count),
            first.Rate)
        { StartSeconds = (first.Frames.First - 1) / first.FramesPerSecond };
    }

    private TimeSeriesTable Analog(NexusSection devices) => new(
        [
            .. JointLabels.Distinct([.. devices.Columns.Select(column => $"{column.Group} {column.Name}".Trim())], notices)
                .Zip(devices.Columns, (name, column) => new Channel(name, column.Unit)),
        ],
        devices.Rows.Numbers,
        devices.Rate)
    { StartSeconds = (devices.Frames.First - 1) / devices.FramesPerSecond };
}
