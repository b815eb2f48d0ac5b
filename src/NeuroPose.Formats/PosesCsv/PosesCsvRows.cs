using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>Gathers the rows of a table of points: a row a frame, or a row a frame and person.</summary>
internal sealed class PosesCsvRows(DelimitedText text, PosesCsvColumns columns)
{
    private const int MostPeople = 1000;
    private const int MostNumbersPerByte = 64;

    private readonly FrameNumbers frames = new();
    private readonly TimeColumn times = new();
    private readonly OrderedDictionary<string, PointTable> people = new(StringComparer.Ordinal);
    private byte[] printed = [];

    public MotionRecording Read()
    {
        var row = new double[columns.NumberCount];
        var (isFirst, last) = (true, double.NaN);
        while (text.ReadFilledLine())
        {
            var (frame, time, name) = (double.NaN, double.NaN, "");
            for (var column = 0; column < columns.FirstNumber && text.NextCell(); column++)
            {
                frame = column == columns.Frame ? text.CellNumber() : frame;
                time = column == columns.Time ? text.CellNumber() * columns.SecondsPerTime : time;
                name = column == columns.Person ? text.CellText() : name;
                if (column == columns.Time)
                {
                    printed = columns.SecondsPerTime.Equals(1) ? text.Cell.ToArray() : [.. text.Cell, .. "e-3"u8];
                }
            }

            // With a column of persons, the rows of a frame follow each other.
            if (isFirst || columns.Person < 0 || !frame.Equals(last))
            {
                if (columns.Person >= 0 && !(isFirst || frame > last))
                {
                    throw text.Refused(
                        "the frame number falls. Where there is a column of persons, expected the rows in the order of the frames.");
                }

                frames.Add(columns.Frame < 0 ? frames.RowCount : frame);
                if (columns.Time >= 0)
                {
                    times.Add(time, printed);
                }
            }

            (isFirst, last) = (false, frame);
            text.ReadNumbers(row);
            Set(name, row);
        }

        frames.End();
        return ToRecording();
    }

    private void Set(string name, double[] row)
    {
        if (!people.TryGetValue(name, out var points))
        {
            if (people.Count >= MostPeople)
            {
                throw text.Refused(FormattableString.Invariant($"the table has more than {MostPeople} persons."));
            }

            Func<int>? expected = columns.Person < 0 ? () => text.ExpectedLines(columns.NumberCount) : null;
            people[name] = points = new(columns.Labels, columns.HasConfidence, expected);
        }

        // A person who is there once costs memory in every frame.
        if ((long)people.Count * frames.RowCount * columns.NumberCount > (MostNumbersPerByte * text.Length) + 1_000_000)
        {
            throw text.Refused("most persons are missing in most frames. Save each by itself.");
        }

        for (var point = 0; point < columns.Labels.Count; point++)
        {
            var (x, y, z, confidence) = columns.Places[point];
            points.Set(frames.RowCount - 1, point, row[x], row[y], z < 0 ? 0 : row[z], confidence < 0 ? double.NaN : row[confidence]);
        }
    }

    private MotionRecording ToRecording()
    {
        var rate = columns.Time >= 0 ? times.Rate() : double.NaN;
        List<string> notices = [.. frames.Notices];
        if (columns.Time >= 0 && double.IsNaN(rate) && frames.RowCount > 1)
        {
            notices.Add("The times are not evenly spaced: the rate is not known.");
        }

        return new()
        {
            Format = MotionFormat.PosesCsv,
            Persons = [.. people.Select((person, index) => Person(person.Key, person.Value, index))],
            FrameCount = frames.FrameCount,
            FirstFrame = frames.First,
            FramesPerSecond = rate,
            RateSource = double.IsNaN(rate) ? null : times.Source,
            Times = columns.Time < 0 ? default : frames.Spread(times.ToArray(), 1),
            TimeZeroFrame = columns.Time < 0 ? 0 : times.FrameAtZero(frames.First, rate),
            Dimensions = columns.Is3D ? 3 : 2,
            Notices = notices,
        };
    }

    private RecordedPerson Person(string name, PointTable points, int index)
    {
        var person = points.ToPerson(frames.RowCount, confidenceName: columns.ConfidenceName);
        return person with
        {
            Name = name == index.ToString(CultureInfo.InvariantCulture) ? "" : name,
            Skeleton = KnownSkeletons.For(MotionFormat.PosesCsv, person.Labels),
            Coordinates = frames.Spread(person.Coordinates, 3 * person.Labels.Count),
            Confidence = frames.Spread(person.Confidence, person.Labels.Count),
        };
    }
}
