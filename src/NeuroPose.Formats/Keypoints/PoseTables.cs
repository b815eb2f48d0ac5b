using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The tables of all people of a file of poses.</summary>
/// <param name="Tables">One a person.</param>
/// <param name="People">The people, in the same order.</param>
/// <param name="FirstFrame">The first frame's number.</param>
/// <param name="FrameCount">The number of frames.</param>
/// <param name="Farthest">The largest size of an x or y; NaN where there are none.</param>
/// <param name="Repeats">How many poses were left out because their person had one in the frame already.</param>
/// <param name="Detections">What the detector says about the people.</param>
internal sealed record PoseTables(
    IReadOnlyList<PointTable> Tables,
    PeopleOrder People,
    int FirstFrame,
    int FrameCount,
    double Farthest,
    int Repeats,
    IReadOnlyList<Detection> Detections)
{
    /// <summary>The name of a further number of each point; empty where there is none.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>That number, frames × points for each person; empty where there is none.</summary>
    public IReadOnlyList<double[]> Values { get; init; } = [];

    /// <summary>True where all x and y are from -1 to 1: parts of a picture, as no body in pixels is so small.</summary>
    public bool IsNormalized => Farthest <= 1;

    /// <summary>A recording of poses in a picture, or of poses in space of which unit and axes are not known.</summary>
    /// <param name="format">The format.</param>
    /// <param name="skeleton">The people's skeleton, null where it is not known.</param>
    /// <param name="confidenceName">What the confidences are in the file's words; empty where there are none.</param>
    /// <param name="dimensions">2 in a picture, 3 in space.</param>
    /// <param name="personWord">What the format's number of a person is, such as <c>track</c>.</param>
    public MotionRecording ToRecording(MotionFormat format, Skeleton? skeleton, string confidenceName, int dimensions = 2, string personWord = "track")
    {
        var isPicture = dimensions == 2;
        var recording = new MotionRecording
        {
            Format = format,
            Persons =
            [
                .. Tables.Select((table, index) => Person(index, table.ToPerson(FrameCount, Name(index, personWord), skeleton, confidenceName))),
            ],
            FrameCount = FrameCount,
            FirstFrame = FirstFrame,
            Dimensions = dimensions,
            PersonsAreSlots = !People.AreIdentities,
        };
        return !isPicture ? recording : recording with
        {
            Unit = IsNormalized ? LengthUnit.Normalized : LengthUnit.Pixel,
            UnitSource = IsNormalized ? "all x and y are from -1 to 1" : "the format",
            Axes = Axes.YDown,
            AxesSource = "the format",
        };
    }

    private string Name(int index, string word) => People.AreIdentities ? FormattableString.Invariant($"{word} {People.Numbers[index]}") : "";

    private RecordedPerson Person(int index, RecordedPerson person) => Values.Count == 0
        ? person
        : person with { PointValues = new Dictionary<string, ReadOnlyMemory<double>> { [ValueName] = Values[index] } };

    /// <summary>What is said about every file of a pose estimator: repeats, slots, and that it has no rate.</summary>
    /// <param name="format">The format.</param>
    /// <param name="options">What the caller knows is not said.</param>
    /// <param name="hasRate">True where the file has a rate after all.</param>
    public IEnumerable<string> Notices(MotionFormat format, LoadOptions options, bool hasRate = false)
    {
        if (Repeats > 0)
        {
            var records = Repeats == 1 ? "record repeats" : "records repeat";
            yield return FormattableString.Invariant($"{Repeats:N0} {records} a person and frame; the first of each was taken.");
        }

        if (!People.AreIdentities && Tables.Count > 1)
        {
            yield return Slots(Tables.Count);
        }

        if (options.FramesPerSecond is null && !hasRate)
        {
            yield return NoRate(format);
        }
    }

    /// <summary>What is said about people in the order of detection.</summary>
    public static string Slots(int people) =>
        FormattableString.Invariant($"The {people} people are slots in the order of detection and no identities: ")
        + "a slot may be another person in the next frame. Tracked() follows people through the recording.";

    /// <summary>What is said about a file whose format has no rate.</summary>
    public static string NoRate(MotionFormat format) =>
        $"{format.Title()} files state no frame rate. Give LoadOptions.FramesPerSecond; angles work without it, speeds and times do not.";

    /// <summary>The notice that a skeleton was taken for what it is by the number of joints; none where the caller gave it.</summary>
    public static IEnumerable<string> AssumedByCount(Skeleton? skeleton, int joints, LoadOptions options, string others = "") =>
        options.Skeleton is not null || joints == 0 ? []
        : skeleton is null
            ? [FormattableString.Invariant($"The file names no joints, and no skeleton of {joints} is known for it. ") + "Give LoadOptions.Skeleton."]
        : [FormattableString.Invariant($"The file names no joints; {joints} were taken as {skeleton.Name}.{others}")];
}
