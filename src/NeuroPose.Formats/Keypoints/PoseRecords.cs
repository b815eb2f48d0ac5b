namespace NeuroPose.Formats;

/// <summary>
/// Gathers poses in the order of a file, each of a frame and a person, and puts them into one table a person when all are known. Frame
/// numbers may be in any order and leave some out; nothing is allocated for them before they were compared with the number of records.
/// </summary>
/// <param name="file">The file, for messages.</param>
/// <param name="hasConfidence">True where each point has a number of its own behind its coordinates.</param>
/// <param name="valueName">The name of a further number of each point, which is no confidence; null where there is none.</param>
internal sealed class PoseRecords(string file, bool hasConfidence, string? valueName = null)
{
    // A tracker that loses itself repeats a number now and then; a file without one gives everybody the same.
    private const int RecordsForEachRepeat = 20;

    private readonly List<Head> heads = [];
    private readonly List<long> reached = [];
    private double[] numbers = [];
    private int filled;

    /// <summary>2 or 3, as in the first pose.</summary>
    public int Dimensions { get; private set; } = 2;

    /// <summary>Points of a pose; 0 before the first.</summary>
    public int PointCount { get; private set; }

    /// <summary>How many poses there are.</summary>
    public int Count => heads.Count;

    private int Width => Dimensions + (hasConfidence ? 1 : 0) + (valueName is null ? 0 : 1);

    /// <summary>Why a pose does not belong to those before it; null when it does.</summary>
    public string? Problem(int points, int dimensions = 2) => heads.Count == 0 || (points == PointCount && dimensions == Dimensions)
        ? null
        : FormattableString.Invariant($"a pose of {points} points of {dimensions} coordinates after others of {PointCount} of {Dimensions}. ")
            + "Expected one skeleton in a recording.";

    /// <summary>Takes note of a frame, which may have nobody in it.</summary>
    public void Reach(long frame)
    {
        if (reached.Count == 0 || reached[^1] != frame)
        {
            reached.Add(frame);
        }
    }

    /// <summary>Makes room for a pose; the caller writes the numbers of each point: coordinates, confidence, further number.</summary>
    /// <param name="frame">The frame's number in the file.</param>
    /// <param name="slot">The person's place among those of the frame.</param>
    /// <param name="identity">The person's number by a tracker; null where there is none.</param>
    /// <param name="points">The number of points, for which there is no <see cref="Problem"/>.</param>
    /// <param name="dimensions">The number of coordinates.</param>
    /// <param name="box">What the detector says about the person.</param>
    public Span<double> Add(long frame, int slot, long? identity, int points, int dimensions = 2, DetectedBox? box = null)
    {
        Reach(frame);
        (PointCount, Dimensions) = (points, dimensions);
        var length = points * Width;
        if (length > numbers.Length - filled)
        {
            Array.Resize(ref numbers, (int)Math.Min(Array.MaxLength, Math.Max(filled + (long)length, 2L * numbers.Length)));
        }

        heads.Add(new(frame, slot, identity, filled, box));
        filled += length;
        return numbers.AsSpan(filled - length, length);
    }

    /// <summary>Gives the frames other numbers, where their numbers are known only when all are there.</summary>
    public void Renumber(Func<long, long> number)
    {
        for (var index = 0; index < heads.Count; index++)
        {
            heads[index] = heads[index] with { Frame = number(heads[index].Frame) };
        }

        for (var index = 0; index < reached.Count; index++)
        {
            reached[index] = number(reached[index]);
        }
    }

    /// <summary>The people in the order in which they are first seen.</summary>
    public PeopleOrder People()
    {
        var areIdentities = heads.Count > 0
            && heads.All(head => head.Identity is not null)
            && (heads.Count - heads.DistinctBy(head => (head.Frame, head.Identity)).Count()) * RecordsForEachRepeat <= heads.Count;
        return new([.. heads.OrderBy(head => head.Frame).Select(head => NumberOf(head, areIdentities)).Distinct()], areIdentities);
    }

    /// <summary>One table a person over all frames. Of two poses of one person in one frame the first counts.</summary>
    /// <param name="labels">The names of the points.</param>
    /// <param name="people">The people; others are left out.</param>
    /// <param name="frames">The first frame's number and the number of frames; null takes those that were reached.</param>
    public PoseTables ToTables(IReadOnlyList<string> labels, PeopleOrder people, (long First, int Count)? frames = null)
    {
        var place = new Place(File: file);
        var (first, count) = frames
            ?? (reached.Count > 0 ? (reached.Min(), Proportion.Frames(reached.Min(), reached.Max(), reached.Count, place)) : (0, 0));
        Proportion.Check(count, people.Numbers.Count, PointCount, (long)heads.Count * PointCount, place);
        PointTable[] tables = [.. people.Numbers.Select(_ => new PointTable(labels, hasConfidence))];
        double[][] values = [.. tables.Where(_ => valueName is not null).Select(_ => Enumerable.Repeat(double.NaN, count * PointCount).ToArray())];
        var indices = people.Numbers.Select((number, index) => (number, index)).ToDictionary(one => one.number, one => one.index);
        var taken = new HashSet<(long, int)>(heads.Count);
        List<Detection> detections = [];
        var (repeats, farthest) = (0, double.NaN);
        foreach (var head in heads)
        {
            if (!indices.TryGetValue(NumberOf(head, people.AreIdentities), out var person))
            {
                continue;
            }

            if (!taken.Add((head.Frame, person)))
            {
                repeats++;
                continue;
            }

            var (table, frame) = (tables[person], (int)(head.Frame - first));
            table.ReachFrames(count);
            for (var point = 0; point < PointCount; point++)
            {
                var at = numbers.AsSpan(head.Start + (point * Width), Width);
                table.Set(frame, point, at[0], at[1], Dimensions == 3 ? at[2] : 0, hasConfidence ? at[Dimensions] : double.NaN);
                farthest = Farther(Farther(farthest, at[0]), at[1]);
                if (valueName is not null)
                {
                    values[person][(frame * PointCount) + point] = at[^1];
                }
            }

            if (head.Box is { } box)
            {
                detections.Add(new(frame, person, box.X, box.Y, box.Width, box.Height, box.Score));
            }
        }

        return new(tables, people, (int)first, count, farthest, repeats, detections) { ValueName = valueName ?? "", Values = values };
    }

    /// <summary>The larger size; a coordinate that is missing has none.</summary>
    private static double Farther(double farthest, double coordinate) =>
        Math.Abs(coordinate) <= farthest || double.IsNaN(coordinate) ? farthest : Math.Abs(coordinate);

    private static long NumberOf(Head head, bool areIdentities) => areIdentities ? head.Identity!.Value : head.Slot;

    private readonly record struct Head(long Frame, int Slot, long? Identity, int Start, DetectedBox? Box);
}

/// <summary>The people of a file.</summary>
/// <param name="Numbers">Their numbers, in the order in which they are first seen.</param>
/// <param name="AreIdentities">True where the numbers are a tracker's; false where they are places in the order of detection.</param>
internal sealed record PeopleOrder(IReadOnlyList<long> Numbers, bool AreIdentities);
