using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// What a motion file holds, and what is known about it: people, events, analog channels, outputs of models. What the file does not say is
/// NaN, unknown or null, and the notices say what was assumed. Immutable.
/// </summary>
public sealed record MotionRecording
{
    /// <summary>The format it was read from.</summary>
    public required MotionFormat Format { get; init; }

    /// <summary>The format in more words, such as <c>Vicon, Intel, real</c>; empty where there is nothing to add.</summary>
    public string FormatDetail { get; init; } = "";

    /// <summary>The file's or folder's name, without its folder.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The SHA-256 of the file's bytes in lower-case hexadecimal; of a folder, of its files' names and bytes. Empty when not from a file.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The people, animals or slots, in the file's order.</summary>
    public required IReadOnlyList<RecordedPerson> Persons { get; init; }

    /// <summary>Trajectories without a label (C3D's starred ones), as points and not as joints; null where there are none.</summary>
    public RecordedPerson? Unlabeled { get; init; }

    /// <summary>The number of frames; frames that the file leaves out are counted, and are NaN.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames in a second; NaN where it is not known.</summary>
    public double FramesPerSecond { get; init; } = double.NaN;

    /// <summary>Where the rate is from, such as <c>POINT:RATE</c>; null where it is not known.</summary>
    public string? RateSource { get; init; }

    /// <summary>What coordinates are counted in.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>Where the unit is from; null where it is not known.</summary>
    public string? UnitSource { get; init; }

    /// <summary>Which way is up.</summary>
    public Axes Axes { get; init; }

    /// <summary>Where the axes are from; null where they are not known.</summary>
    public string? AxesSource { get; init; }

    /// <summary>2 for poses in a picture, else 3.</summary>
    public int Dimensions { get; init; } = 3;

    /// <summary>True where the people are an order of detection and no identities: the same index may be another person in the next frame.</summary>
    public bool PersonsAreSlots { get; init; }

    /// <summary>The number of the first frame in the numbering of the file.</summary>
    public int FirstFrame { get; init; }

    /// <summary>The frame number at time 0 of the file's clock: 1 in C3D files.</summary>
    public int TimeZeroFrame { get; init; }

    /// <summary>The time of each frame in seconds where the file has them; else empty.</summary>
    public ReadOnlyMemory<double> Times { get; init; }

    /// <summary>The events, by time.</summary>
    public IReadOnlyList<MotionEvent> Events { get; init; } = [];

    /// <summary>Measured channels: force plates, electromyography.</summary>
    public TimeSeriesTable Analog { get; init; } = TimeSeriesTable.Empty;

    /// <summary>What a model of the recording software computed: joint angles, moments, powers.</summary>
    public TimeSeriesTable ModelOutputs { get; init; } = TimeSeriesTable.Empty;

    /// <summary>What was assumed, repaired, or seems odd, in sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>All labels, in the order in which they are first seen.</summary>
    public IReadOnlyList<string> Labels => [.. Persons.SelectMany(person => person.Labels).Distinct(StringComparer.Ordinal)];

    /// <summary>The name in words of a person that is safe to print: the track's name, or "person 0" for one with a subject's name or none.</summary>
    public string PersonTitle(int person) =>
        Persons[person] is { IsSubject: false, Name.Length: > 0 } named ? named.Name : FormattableString.Invariant($"person {person}");

    /// <summary>One person's poses, with unit, axes, rate and confidence as known. The numbers are shared, not copied.</summary>
    /// <param name="person">The person's index.</param>
    /// <exception cref="PersonNotFoundException">There is no such person, or they have no labels.</exception>
    public PoseSequence Poses(int person = 0)
    {
        if (person < 0 || person >= Persons.Count)
        {
            throw new PersonNotFoundException($"there is no person {person}: {PeopleInWords()}.", new(File: FileNameOrNull, Person: person));
        }

        var found = Persons[person];
        if (found.Labels.Count == 0)
        {
            throw new PersonNotFoundException("the person has no joints.", new(File: FileNameOrNull, Person: person));
        }

        return new PoseSequence(found.Skeleton ?? Skeleton.ForLabels(found.Labels), FramesPerSecond, found.Coordinates, found.Confidence)
        {
            Label = Path.GetFileNameWithoutExtension(FileName),
            Unit = Unit,
            Axes = Axes,
            Dimensions = Dimensions,
            Origin = Sha256.Length == 0 ? null : new(FileName, Sha256, person, 0),
        }.Of(this, person);
    }

    /// <summary>The poses of the person with that name in the file.</summary>
    /// <exception cref="PersonNotFoundException">Nobody has that name.</exception>
    public PoseSequence Poses(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var person = 0; person < Persons.Count; person++)
        {
            if (string.Equals(Persons[person].Name, name, StringComparison.Ordinal))
            {
                return Poses(person);
            }
        }

        var names = Persons.Any(person => person.IsSubject) ? "" : NearestName.Hint(name, Persons.Select(person => person.Name));
        throw new PersonNotFoundException($"nobody has the given name: {PeopleInWords()}.{names}", new(File: FileNameOrNull));
    }

    /// <summary>Poses as a recording of their own, to be saved in a motion format.</summary>
    /// <exception cref="ArgumentException">There are no poses, or they differ in frames, rate, unit, axes or dimensions.</exception>
    public static MotionRecording Of(params IReadOnlyList<PoseSequence> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var first = people.Count > 0 ? people[0] : throw new ArgumentException("There are no poses.", nameof(people));
        foreach (var person in people)
        {
            if (person.FrameCount != first.FrameCount || !person.FramesPerSecond.Equals(first.FramesPerSecond) || person.Unit != first.Unit
                || person.Axes != first.Axes || person.Dimensions != first.Dimensions)
            {
                throw new ArgumentException($"The people of a recording share its frames, rate, unit, axes and dimensions: {first} and {person} do not.", nameof(people));
            }
        }

        return new()
        {
            Format = MotionFormat.VideoPredictions,
            FileName = first.Label,
            Persons =
            [
                .. people.Select(person => new RecordedPerson(person.Skeleton.JointNames, person.Coordinates.ToArray())
                {
                    Skeleton = person.Skeleton,
                    Confidence = person.Confidence.ToArray(),
                }),
            ],
            FrameCount = first.FrameCount,
            FramesPerSecond = first.FramesPerSecond,
            Unit = first.Unit,
            Axes = first.Axes,
            Dimensions = first.Dimensions,
            FirstFrame = first.Origin?.StartFrame ?? 0,
        };
    }

    /// <summary>What was found, what is missing and what is not known, in a paragraph; no subject's name is in it.</summary>
    public override string ToString() => RecordingText.Of(this);

    private string? FileNameOrNull => FileName.Length == 0 ? null : FileName;

    private string PeopleInWords() => Persons.Count switch
    {
        0 => "the recording has nobody",
        1 => "the recording has one person, with index 0",
        var count => FormattableString.Invariant($"the recording has {count} people, with indices 0 to {count - 1}"),
    };
}
