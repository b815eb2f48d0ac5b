using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads trials of the NeuroPose reference as recordings.</summary>
internal sealed class VideoPredictionsReader : MotionReader
{
    private const string NoRate = "The file says that the frame rate is not known. Give LoadOptions.FramesPerSecond.";

    public override MotionFormat Format => MotionFormat.VideoPredictions;

    public override bool HashesItself => true;

    public override string? Recognize(FileHead head) => head.Json.Value is not { } json ? null
        : json.Has("schema_version") ? "schema_version"
        : json.HasNumber("metadata.frame_count") ? "metadata with frame_count"
        : json.HasObject("frames") && json.Paths.Any(IsPoses) ? "frames with poses3d"
        : null;

    public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        var trial = VideoPredictions.Load(path, cancellation);
        var rate = trial.Metadata.FramesPerSecond;
        var hasRate = rate > 0 && double.IsFinite(rate);
        PoseSequence[] people = [.. Enumerable.Range(0, trial.PersonCount).Select(trial.Poses)];
        return new()
        {
            Format = MotionFormat.VideoPredictions,
            Sha256 = trial.Sha256,
            Persons = [.. people.Select(poses => new RecordedPerson(poses.Skeleton.JointNames, WholePoints(poses)) { Skeleton = poses.Skeleton })],
            FrameCount = trial.Frames.Count,
            FirstFrame = (int)Math.Clamp(trial.Placement?.FirstNumber ?? 0, 0, int.MaxValue),
            FramesPerSecond = hasRate ? rate : double.NaN,
            RateSource = hasRate ? "fps of the metadata" : null,
            Unit = LengthUnit.Millimeter,
            UnitSource = "the format",
            Axes = Axes.YDown,
            AxesSource = "the format",
            PersonsAreSlots = true,
            Notices =
            [
                .. trial.Placement is { } placement && placement.AbsentCount > 0 ? [$"The frames were placed {placement}."] : Array.Empty<string>(),
                .. people.Length < 2 ? Array.Empty<string>() : [PoseTables.Slots(people.Length)],
                .. hasRate || options.FramesPerSecond is not null ? Array.Empty<string>() : [NoRate],
            ],
        };
    }

    private static bool IsPoses(string path) =>
        path.StartsWith("frames.", StringComparison.Ordinal) && path.EndsWith(".poses3d", StringComparison.Ordinal);

    /// <summary>The coordinates, with points missing whole where one coordinate is.</summary>
    private static double[] WholePoints(PoseSequence poses)
    {
        var numbers = poses.Coordinates.ToArray();
        for (var at = 0; at < numbers.Length; at += 3)
        {
            if (!double.IsFinite(numbers[at]) || !double.IsFinite(numbers[at + 1]) || !double.IsFinite(numbers[at + 2]))
            {
                numbers.AsSpan(at, 3).Fill(double.NaN);
            }
        }

        return numbers;
    }
}
