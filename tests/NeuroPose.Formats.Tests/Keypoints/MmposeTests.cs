using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>JSON of MMPose as its programs write it.</summary>
public sealed class MmposeTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_video_of_the_inferencer_has_a_frame_for_each_entry_with_and_without_people()
    {
        var recording = files.Load("v.json", $"[{Frame(0, Two(1), Two(5))}, {Frame(1)}, {Frame(2, Two(3))}]");

        Assert.Equal((MotionFormat.Mmpose, 3, 0, 2), (recording.Format, recording.FrameCount, recording.FirstFrame, recording.Persons.Count));
        Assert.Equal([1, 2, 0], TextFiles.Point(recording, 0, 0, 0));
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal(0.25, TextFiles.Confidence(recording, 0, 2, 1));
        Assert.True(recording.PersonsAreSlots);
        Assert.Equal((LengthUnit.Pixel, Axes.YDown), (recording.Unit, recording.Axes));
    }

    [Fact]
    public void A_demo_names_its_joints_and_counts_frames_from_one()
    {
        var recording = files.Load("d.json", $$$"""{"meta_info":{"dataset_name":"x","keypoint_id2name":{"1":"knee","0":"hip"}},"instance_info":[{{{Frame(1, Two(1))}}},{{{Frame(3, Two(2))}}}]}""");

        Assert.Equal(["hip", "knee"], recording.Labels);
        Assert.Equal((3, 1), (recording.FrameCount, recording.FirstFrame));
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
    }

    [Fact]
    public void A_picture_is_one_frame_and_a_box_may_be_nested_twice()
    {
        var path = files.Write("p.json", """[{"keypoints":[[1,2],[3,4]],"keypoint_scores":[0.5,0.25],"bbox":[[10,20,30,60]],"bbox_score":0.75}]""");

        var file = MmposeFile.Load(path);

        Assert.Equal(1, file.Recording.FrameCount);
        Assert.Equal(new Detection(0, 0, 10, 20, 20, 40, 0.75), Assert.Single(file.Detections));
    }

    [Fact]
    public void Seventeen_joints_are_those_of_COCO_in_a_picture_and_of_Human36M_in_space()
    {
        var flat = files.Load("f.json", $"[{Frame(0, Instance(17, 2))}]");
        var space = files.Load("s.json", $"[{Frame(0, Instance(17, 3))}]");

        Assert.Same(Skeleton.Coco17, flat.Persons[0].Skeleton);
        Assert.Same(Skeleton.Human36M17, space.Persons[0].Skeleton);
        Assert.Equal((3, LengthUnit.Unknown, Axes.ZUp), (space.Dimensions, space.Unit, space.Axes));
        Assert.Contains("Poses in space are relative to the root joint: there is no walking speed or step length in them.", space.Notices);
    }

    [Fact]
    public void Track_numbers_are_identities()
    {
        var recording = files.Load("t.json", $"[{Frame(0, Tracked(4, 1), Tracked(2, 5))}, {Frame(1, Tracked(2, 6))}]");

        Assert.False(recording.PersonsAreSlots);
        Assert.Equal(["track 4", "track 2"], recording.Persons.Select(person => person.Name));
        Assert.Equal(6, TextFiles.Point(recording, 1, 1, 0)[0]);
    }

    [Fact]
    public void Of_a_frame_that_is_there_twice_the_first_counts_and_it_is_said()
    {
        var recording = files.Load("r.json", $"[{Frame(0, Two(1))}, {Frame(0, Two(9))}]");

        Assert.Equal(1, TextFiles.Point(recording, 0, 0, 0)[0]);
        Assert.Contains("1 record repeats a person and frame; the first of each was taken.", recording.Notices);
    }

    [Fact]
    public void Null_is_a_missing_coordinate() =>
        Assert.True(TextFiles.IsMissing(files.Load("n.json", "[" + Frame(0, """{"keypoints":[[null,2],[3,4]],"keypoint_scores":[1,1]}""") + "]"), 0, 0, 0));

    [Fact]
    public void A_frame_number_of_four_billion_does_not_fill_the_memory() => Assert.Equal(
        "far.json: the frame numbers go from 0 to 4000000000, but only 2 records are there. Expected the frame's number in the video.",
        files.Refused("far.json", $"[{Frame(0, Two(1))}, {Frame(4_000_000_000, Two(1))}]"));

    [Theory]
    [InlineData("""{"keypoints":[[1,2],[3,4]],"keypoint_scores":[1]}""", "b.json: [0].instances[0], line 1, column 31: 1 keypoint_scores for 2 keypoints.")]
    [InlineData("""{"keypoints":[[1,2],[3]],"keypoint_scores":[1,1]}""", "b.json: [0].instances[0].keypoints[1], line 1, column 51: expected 2 or 3 coordinates for each keypoint, found 1.")]
    [InlineData("""{"keypoints":[[1,2],[3,-Infinity]]}""", "b.json: [0].instances[0].keypoints[1][1], line 1, column 54: -Infinity is no JSON number. Write null where a number is missing.")]
    public void A_broken_instance_is_refused_with_its_place(string instance, string message) =>
        Assert.Equal(message, files.Refused("b.json", "[" + Frame(0, instance) + "]"));

    [Fact]
    public void A_joint_that_has_no_number_is_refused() => Assert.Contains(
        "expected the number of a joint, found \"hip\"", files.Refused("m.json", """{"meta_info":{"keypoint_id2name":{"hip":"0"}},"instance_info":[]}"""), StringComparison.Ordinal);

    private static string Frame(long number, params string[] instances) => $$"""{"frame_id": {{number}}, "instances":[{{string.Join(',', instances)}}]}""";

    private static string Two(int x) => $$"""{"keypoints":[[{{x}},2],[{{x}},4]],"keypoint_scores":[0.5,0.25],"bbox":[1,2,3,4]}""";

    private static string Tracked(int track, int x) => $$"""{"track_id":{{track}},"keypoints":[[{{x}},2],[{{x}},4]],"keypoint_scores":[0.5,0.25]}""";

    private static string Instance(int points, int dimensions) => "{\"keypoints\":["
        + string.Join(',', Enumerable.Range(0, points).Select(point => $"[{point + 1},2{(dimensions == 3 ? ",3" : "")}]"))
        + "],\"keypoint_scores\":[" + string.Join(',', Enumerable.Repeat("1", points)) + "]}";
}
