namespace NeuroPose.Formats;

/// <summary>Reads keypoints of the COCO annotation format.</summary>
internal sealed class CocoReader : JsonMotionReader<CocoContents>
{
    public override MotionFormat Format => MotionFormat.Coco;

    protected override string? Recognize(JsonHead head) =>
        head.HasList("images") && (head.Has("annotations") || head.Has("images[].file_name")) ? "images and annotations"
        : head.HasList("annotations[].keypoints") && head.Has("annotations[].image_id") ? "annotations with keypoints"
        : head.HasNumber("[].image_id") && head.HasList("[].keypoints") ? "a list of image numbers and keypoints"
        : null;

    protected override (MotionRecording Recording, CocoContents Extra) ReadWhole(
        JsonBytes text, LoadOptions options, CancellationToken cancellation)
    {
        var walk = new JsonWalk(text);
        var isResult = walk.IsArray;
        var people = new CocoPeople(text, isResult, cancellation);
        if (isResult)
        {
            people.ReadPeople(ref walk);
        }
        else
        {
            people.ReadFile(ref walk);
        }

        return Recording(people, options, isResult);
    }

    private static (MotionRecording Recording, CocoContents Extra) Recording(CocoPeople found, LoadOptions options, bool isResult)
    {
        List<string> notices = [.. found.Number()];
        List<RecordedPerson> people = [];
        List<Detection> detections = [];
        MotionRecording? recording = null;
        foreach (var (category, records) in found.Categories)
        {
            var named = found.Names(category) is { } names ? JointLabels.Distinct(names, notices) : null;
            var skeleton = named is null ? KnownSkeletons.Assumed(MotionFormat.Coco, records.PointCount) : KnownSkeletons.For(MotionFormat.Coco, named);
            var tables = records.ToTables(named ?? skeleton?.JointNames ?? JointLabels.Numbered(records.PointCount), records.People(), found.Span);
            var one = tables.ToRecording(MotionFormat.Coco, skeleton, isResult ? "score" : "visibility");
            notices.AddRange(named is null ? PoseTables.AssumedByCount(skeleton, records.PointCount, options) : []);
            notices.AddRange(tables.Notices(MotionFormat.Coco, options).Except(notices));
            detections.AddRange(tables.Detections.Select(detection => detection with { Person = detection.Person + people.Count }));
            people.AddRange(one.Persons);
            recording = (recording ?? one) with { PersonsAreSlots = one.PersonsAreSlots || recording is { PersonsAreSlots: true } };
        }

        return (recording! with { Persons = people, Notices = notices }, new(found.Images, detections));
    }
}
