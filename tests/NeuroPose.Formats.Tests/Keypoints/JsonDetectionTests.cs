using System.Text;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>JSON is recognized by what is in its head, whatever the file is called.</summary>
public sealed class JsonDetectionTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("""{"version":1.3,"people":[{"pose_keypoints_2d":[]}]}""", MotionFormat.OpenPose)]
    [InlineData("""{"info":{},"licenses":[{"id":1}],"images":[{"id":1,"file_name":"a.jpg"}],"annotations":[]}""", MotionFormat.Coco)]
    [InlineData("""{"annotations":[{"image_id":1,"keypoints":[1,2,2]}],"images":[]}""", MotionFormat.Coco)]
    [InlineData("""[{"image_id":1,"category_id":1,"keypoints":[1,2,0.5],"score":1}]""", MotionFormat.Coco)]
    [InlineData("""[{"image_id":"1.jpg","category_id":1,"keypoints":[1,2,0.5],"score":1}]""", MotionFormat.AlphaPose)]
    [InlineData("""[{"frame_id":0,"instances":[]}]""", MotionFormat.Mmpose)]
    [InlineData("""{"meta_info":{"keypoint_id2name":{}},"instance_info":[]}""", MotionFormat.Mmpose)]
    [InlineData("""[{"keypoints":[[1,2]],"keypoint_scores":[1]}]""", MotionFormat.Mmpose)]
    [InlineData("""{"joint_names":["A"],"bone_list":[],"frames":[]}""", MotionFormat.AzureKinect)]
    [InlineData("""{"poseLandmarks":[]}""", MotionFormat.MediaPipe)]
    [InlineData("""{"frames":[{"landmarks":[]}]}""", MotionFormat.MediaPipe)]
    [InlineData("""{"schema_version":2,"metadata":{},"frames":{}}""", MotionFormat.VideoPredictions)]
    [InlineData("""{"frames":{"frame_000000":{"boxes":[],"poses3d":[],"poses2d":[]}},"metadata":{}}""", MotionFormat.VideoPredictions)]
    public void The_head_says_the_format(string text, MotionFormat format)
    {
        Assert.Equal(format, MotionFile.Detect(files.Write("x.txt", " \r\n" + text)).Format);
        Assert.Equal(format, MotionFile.Detect(files.Write("marked", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)])).Format);
        Assert.Equal(format, MotionFile.Detect(files.Write("wide", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)])).Format);
    }

    [Fact]
    public void A_head_that_ends_in_the_middle_is_enough()
    {
        var text = "[{\"frame_id\":0,\"instances\":[{\"keypoints\":[" + string.Join(',', Enumerable.Repeat("[12.5,13.25]", 20_000)) + "],\"keypoint_scores\":[]}]}]";

        Assert.Equal(MotionFormat.Mmpose, MotionFile.Detect(files.Write("long.json", text)).Format);
    }

    [Theory]
    [InlineData("""{"image_id":1}""")]
    [InlineData("""[{"bbox":[1,2,3,4],"category_id":1,"image_id":785,"score":1}]""")]
    [InlineData("""["people"]""")]
    [InlineData("{")]
    public void JSON_that_is_none_of_the_formats_is_refused(string text) =>
        Assert.StartsWith("o.json: no known motion format. It starts with ", files.Refused("o.json", text), StringComparison.Ordinal);

    [Fact]
    public void Two_formats_that_match_are_both_named()
    {
        var message = files.Refused("two.json", """{"people":[],"instance_info":[]}""");

        Assert.StartsWith("two.json: the file could be OpenPose (a JSON object with people) or MMPose (instance_info of MMPose's demo programs).", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_that_is_named_wins()
    {
        var path = files.Write("two.json", """{"people":[],"instance_info":[]}""");

        Assert.Equal(MotionFormat.Mmpose, MotionFile.Load(path, new() { Format = MotionFormat.Mmpose }).Format);
    }
}
