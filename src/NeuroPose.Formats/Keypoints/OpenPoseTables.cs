namespace NeuroPose.Formats;

/// <summary>Puts the frames of OpenPose files together: bodies, faces and hands over time.</summary>
internal sealed class OpenPoseTables
{
    private const string OtherOrder = " BODY_25B has as many in another order: where that was run, give LoadOptions.Skeleton = Skeleton.Body25B.";

    private readonly string path;
    private readonly IReadOnlyList<OpenPoseFile> files;
    private readonly IReadOnlyList<OpenPoseFrame> frames;
    private readonly int frameCount;
    private readonly OpenPosePart bodies;
    private readonly PoseRecords bodyRecords;
    private readonly PeopleOrder people;

    public OpenPoseTables(string path, IReadOnlyList<OpenPoseFile> files, IReadOnlyList<OpenPoseFrame> frames)
    {
        (this.path, this.files, this.frames) = (path, files, frames);
        frameCount = Proportion.Frames(files[0].Number, files[^1].Number, files.Count, new(File: path));
        bodies = !Has(OpenPosePart.Body) && Has(OpenPosePart.Body3D) ? OpenPosePart.Body3D : OpenPosePart.Body;
        bodyRecords = Records(bodies);
        people = bodyRecords.People();
    }

    /// <summary>The bodies, with what is said about all files.</summary>
    /// <param name="options">What the caller knows is not said again.</param>
    /// <param name="skipped">Files of the folder that were left out.</param>
    public MotionRecording Recording(LoadOptions options, IReadOnlyList<string> skipped)
    {
        var (recording, tables) = Of(bodies);
        var joints = recording.Labels.Count;
        var absent = frameCount - files.Count;
        return recording with
        {
            Notices =
            [
                .. skipped.Count == 0 ? Array.Empty<string>()
                    : [$"{skipped.Count} JSON files have no number in their names and were left out, the first is {skipped[0]}."],
                .. absent == 0 ? Array.Empty<string>()
                    : [FormattableString.Invariant($"The numbers of the files leave out {absent:N0} {(absent == 1 ? "frame" : "frames")}; nobody is in them.")],
                .. PoseTables.AssumedByCount(KnownSkeletons.Assumed(MotionFormat.OpenPose, joints), joints, options, joints == 25 ? OtherOrder : ""),
                .. tables.Notices(MotionFormat.OpenPose, options),
            ],
        };
    }

    /// <summary>Every part that a file has, of the people who have a body.</summary>
    public IReadOnlyDictionary<OpenPosePart, MotionRecording> Parts() =>
        Enum.GetValues<OpenPosePart>().Where(Has).ToDictionary(part => part, part => Of(part).Recording);

    private bool Has(OpenPosePart part) => frames.Any(frame => frame.People.Any(person => person.Numbers[(int)part] is not null));

    private (MotionRecording Recording, PoseTables Tables) Of(OpenPosePart part)
    {
        var records = part == bodies ? bodyRecords : Records(part);
        var isBody = part is OpenPosePart.Body or OpenPosePart.Body3D;
        var skeleton = isBody ? KnownSkeletons.Assumed(MotionFormat.OpenPose, records.PointCount) : null;
        var tables = records.ToTables(skeleton?.JointNames ?? JointLabels.Numbered(records.PointCount), people, (files[0].Number, frameCount));
        return (tables.ToRecording(MotionFormat.OpenPose, skeleton, "confidence", part.Dimensions()), tables);
    }

    private PoseRecords Records(OpenPosePart part)
    {
        var records = new PoseRecords(path, hasConfidence: true);
        for (var at = 0; at < frames.Count; at++)
        {
            for (var slot = 0; slot < frames[at].People.Count; slot++)
            {
                var person = frames[at].People[slot];
                if (person.Numbers[(int)part] is not { } numbers)
                {
                    continue;
                }

                var points = numbers.Length / part.Width();
                if (records.Problem(points, part.Dimensions()) is { } problem)
                {
                    throw new FileFormatException(problem, new(File: files[at].Path, Path: FormattableString.Invariant($"people[{slot}].{part.FieldName()}")));
                }

                var into = records.Add(files[at].Number, slot, person.Id, points, part.Dimensions());
                numbers.CopyTo(into);
                MarkMissing(into, part.Width());
            }
        }

        return records;
    }

    /// <summary>A keypoint at the origin, or of which OpenPose is not sure at all, was not found; its confidence stays.</summary>
    private static void MarkMissing(Span<double> numbers, int width)
    {
        for (var at = 0; at < numbers.Length; at += width)
        {
            if ((numbers[at] == 0 && numbers[at + 1] == 0) || numbers[at + width - 1] == 0)
            {
                numbers[at] = double.NaN;
            }
        }
    }
}
