using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads JSON of MMPose.</summary>
internal sealed class MmposeReader : JsonMotionReader<IReadOnlyList<Detection>>
{
    public override MotionFormat Format => MotionFormat.Mmpose;

    protected override string? Recognize(JsonHead head) =>
        head.Has("instance_info") ? "instance_info of MMPose's demo programs"
        : head.HasNumber("[].frame_id") && head.Has("[].instances") ? "a list of frame_id and instances"
        : head.HasList("[].keypoints") && head.HasList("[].keypoint_scores") ? "a list of keypoints and keypoint_scores"
        : null;

    protected override (MotionRecording Recording, IReadOnlyList<Detection> Extra) ReadWhole(
        JsonBytes text, LoadOptions options, CancellationToken cancellation)
    {
        var instances = new MmposeInstances(text, cancellation);
        var walk = new JsonWalk(text);
        if (walk.IsArray)
        {
            instances.ReadList(ref walk);
        }
        else if (!ReadDemo(ref walk, instances))
        {
            throw text.Error("no \"instance_info\" in it: this is no file of MMPose.", 0);
        }

        return Recording(instances, options);
    }

    private static bool ReadDemo(ref JsonWalk walk, MmposeInstances instances)
    {
        var isFound = false;
        if (walk.EnterObject("the file"))
        {
            while (walk.NextMember(out var name))
            {
                if (name.SequenceEqual("instance_info"u8))
                {
                    isFound = true;
                    instances.ReadList(ref walk);
                }
                else if (name.SequenceEqual("meta_info"u8))
                {
                    instances.ReadMeta(ref walk);
                }
                else
                {
                    walk.Skip();
                }
            }
        }

        return isFound;
    }

    private static (MotionRecording Recording, IReadOnlyList<Detection> Extra) Recording(MmposeInstances found, LoadOptions options)
    {
        var records = found.Records;
        var isInSpace = records.Dimensions == 3;
        List<string> notices = [];
        var names = found.Names is { } all && all.Count == records.PointCount ? JointLabels.Distinct(all, notices) : null;
        var assumed = KnownSkeletons.Assumed(MotionFormat.Mmpose, records.PointCount, records.Dimensions);
        var labels = names ?? assumed?.JointNames ?? JointLabels.Numbered(records.PointCount);
        var tables = records.ToTables(labels, records.People());
        var skeleton = names is null ? assumed : KnownSkeletons.For(MotionFormat.Mmpose, names);
        var recording = tables.ToRecording(MotionFormat.Mmpose, skeleton, "keypoint_scores", records.Dimensions);
        recording = recording with
        {
            Axes = isInSpace ? Axes.ZUp : recording.Axes,
            AxesSource = isInSpace ? "MMPose's programs for poses in space" : recording.AxesSource,
            Notices =
            [
                .. notices,
                .. names is null ? PoseTables.AssumedByCount(assumed, records.PointCount, options) : [],
                .. isInSpace ? ["Poses in space are relative to the root joint: there is no walking speed or step length in them."] : Array.Empty<string>(),
                .. tables.Notices(MotionFormat.Mmpose, options),
            ],
        };
        return (recording, tables.Detections);
    }
}
