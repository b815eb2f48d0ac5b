namespace NeuroPose.Formats;

/// <summary>Reads JSON of AlphaPose.</summary>
internal sealed class AlphaPoseReader : JsonMotionReader<IReadOnlyList<Detection>>
{
    private const string NotNumbered = "The names of the images do not number frames; the images were taken as frames in the order of the file.";

    public override MotionFormat Format => MotionFormat.AlphaPose;

    protected override string? Recognize(JsonHead head) =>
        head.HasText("[].image_id") && head.HasList("[].keypoints") ? "a list of image names and keypoints" : null;

    protected override (MotionRecording Recording, IReadOnlyList<Detection> Extra) ReadWhole(
        JsonBytes text, LoadOptions options, CancellationToken cancellation)
    {
        var records = new PoseRecords(text.File, hasConfidence: true);
        OrderedDictionary<string, int> images = [];
        List<int> peopleIn = [];
        var record = new KeypointRecord();
        var walk = new JsonWalk(text);
        if (walk.EnterArray("the list of people"))
        {
            while (walk.NextItem())
            {
                cancellation.ThrowIfCancellationRequested();
                record.Read(ref walk);
                if (record.PointCount > 0)
                {
                    var name = record.ImageName ?? throw text.Error("the person has no image_id.", record.Offset);
                    if (images.TryAdd(name, images.Count))
                    {
                        peopleIn.Add(0);
                    }

                    var image = images[name];
                    record.AddTo(records, image, peopleIn[image]++, text);
                }
            }
        }

        var isNumbered = Renumber(records, [.. images.Keys]);
        var skeleton = KnownSkeletons.Assumed(MotionFormat.AlphaPose, records.PointCount);
        var tables = records.ToTables(skeleton?.JointNames ?? JointLabels.Numbered(records.PointCount), records.People());
        var recording = tables.ToRecording(MotionFormat.AlphaPose, skeleton, "confidence", personWord: "idx") with
        {
            Notices =
            [
                .. isNumbered ? Array.Empty<string>() : [NotNumbered],
                .. PoseTables.AssumedByCount(skeleton, records.PointCount, options),
                .. tables.Notices(MotionFormat.AlphaPose, options),
            ],
        };
        return (recording, tables.Detections);
    }

    /// <summary>Gives each image the number in its name; false where the names do not number a video.</summary>
    private static bool Renumber(PoseRecords records, IReadOnlyList<string> images)
    {
        long?[] numbers = [.. images.Select(NumberInName.Of)];
        if (numbers.Length == 0 || numbers.Any(number => number is null) || numbers.Distinct().Count() < numbers.Length
            || !Proportion.Fits(numbers.Min()!.Value, numbers.Max()!.Value, numbers.Length))
        {
            return false;
        }

        records.Renumber(image => numbers[image]!.Value);
        return true;
    }
}
