using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Gathers the markers of a laboratory's file for the people whose they are: <c>Name:LABEL</c> is a subject and a label, a label that
/// begins with a star is a trajectory that nobody labeled, and a label that is there twice gets a number.
/// </summary>
internal sealed class MarkerTable
{
    private readonly List<(string Subject, PointTable Points)> people = [];
    private readonly PointTable? unlabeled;
    private readonly (PointTable Table, int Point)[] places;
    private readonly List<string> notices = [];
    private readonly Func<int>? expectedFrames;

    /// <summary>Divides the labels of a file.</summary>
    /// <param name="markers">The labels as the file has them.</param>
    /// <param name="isUnlabeled">Which labels besides starred ones are of trajectories that nobody labeled; null for none.</param>
    /// <param name="expectedFrames">About how many frames there will be; null where nothing is known.</param>
    public MarkerTable(IReadOnlyList<string> markers, Func<string, bool>? isUnlabeled = null, Func<int>? expectedFrames = null)
    {
        this.expectedFrames = expectedFrames;
        places = new (PointTable, int)[markers.Count];
        (string Subject, string Label)[] parts = [.. markers.Select(Divide)];
        var isStarred = Array.ConvertAll(parts, part => part.Label.StartsWith('*') || isUnlabeled?.Invoke(part.Label) == true);
        var labeled = parts.Where((_, marker) => !isStarred[marker]);
        foreach (var subject in labeled.Select(part => part.Subject).Distinct(StringComparer.Ordinal))
        {
            people.Add((subject, Gather(parts, marker => !isStarred[marker] && parts[marker].Subject == subject)));
        }

        unlabeled = isStarred.Contains(true) ? Gather(parts, marker => isStarred[marker]) : null;
    }

    /// <summary>Writes a marker's place in a frame; a coordinate that is no number makes it missing.</summary>
    public void Set(int frame, int marker, double x, double y, double z)
    {
        var (table, point) = places[marker];
        table.Set(frame, point, x, y, z);
    }

    /// <summary>Puts the people, what is not labeled, and the notices into a recording; the rows are the frames of the numbering.</summary>
    public MotionRecording Fill(MotionRecording recording, FrameNumbers numbers) => recording with
    {
        FrameCount = numbers.FrameCount,
        FirstFrame = numbers.First,
        Persons =
        [
            .. people.Select(person => Person(person.Points, numbers) with
            {
                Name = person.Subject,
                IsSubject = person.Subject.Length > 0,
                Skeleton = KnownSkeletons.For(recording.Format, person.Points.Labels),
            }),
        ],
        Unlabeled = unlabeled is null ? null : Person(unlabeled, numbers),
        Notices = [.. recording.Notices, .. notices, .. numbers.Notices],
    };

    private static (string Subject, string Label) Divide(string marker) =>
        marker.LastIndexOf(':') is > 0 and var colon && colon + 1 < marker.Length
            ? (marker[..colon].Trim(), marker[(colon + 1)..].Trim())
            : ("", marker);

    private static RecordedPerson Person(PointTable table, FrameNumbers numbers)
    {
        var person = table.ToPerson(numbers.RowCount);
        return person with { Coordinates = numbers.Spread(person.Coordinates, 3 * person.Labels.Count) };
    }

    private PointTable Gather((string Subject, string Label)[] parts, Func<int, bool> isTaken)
    {
        int[] markers = [.. Enumerable.Range(0, parts.Length).Where(isTaken)];
        PointTable table = new(JointLabels.Distinct([.. markers.Select(marker => parts[marker].Label)], notices), hasConfidence: false, expectedFrames);
        for (var point = 0; point < markers.Length; point++)
        {
            places[markers[point]] = (table, point);
        }

        return table;
    }
}
