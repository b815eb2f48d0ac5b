using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Keypoints of the COCO annotation format.</summary>
public sealed class CocoTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_frame_is_an_image_in_the_order_of_the_file_and_a_visibility_of_zero_is_missing()
    {
        var file = CocoFile.Load(files.Write("c.json", File("""{"id":785,"file_name":"b.jpg","width":640,"height":425},{"id":9}""", $"{Person(9, 1)},{Person(785, 2)},{Person(785, 3)}")));

        var recording = file.Recording;
        Assert.Equal((2, 0, 2), (recording.FrameCount, recording.FirstFrame, recording.Persons.Count));
        Assert.Equal(["snout", "tail"], recording.Labels);
        Assert.Equal([2, 5, 0], TextFiles.Point(recording, 0, 0, 0));
        Assert.True(TextFiles.IsMissing(recording, 0, 0, 1));
        Assert.Equal((2, 0, "visibility"), (TextFiles.Confidence(recording, 0, 0, 0), TextFiles.Confidence(recording, 0, 0, 1), recording.Persons[0].ConfidenceName));
        Assert.Equal(new CocoImage(785, "b.jpg", 640, 425), file.Images[0]);
        Assert.Equal([1, 0, 0], file.Detections.Select(detection => detection.Frame));
        Assert.True(recording.PersonsAreSlots);
    }

    [Fact]
    public void Track_numbers_are_identities()
    {
        var recording = files.Load("t.json", File("""{"id":1},{"id":2}""", $"{Person(1, 1, ",\"track_id\":5")},{Person(2, 3, ",\"track_id\":5")}"));

        Assert.Equal(("track 5", false), (Assert.Single(recording.Persons).Name, recording.PersonsAreSlots));
    }

    [Fact]
    public void Categories_have_joints_of_their_own()
    {
        var text = """
            {"images":[{"id":1}],"categories":[{"id":1,"keypoints":["snout","tail"]},{"id":2,"keypoints":["beak"]}],
             "annotations":[{"image_id":1,"category_id":1,"keypoints":[1,2,2,3,4,2]},{"image_id":1,"category_id":2,"keypoints":[5,6,1]}]}
            """;

        var recording = files.Load("k.json", text);

        Assert.Equal([["snout", "tail"], ["beak"]], recording.Persons.Select(person => person.Labels));
        Assert.Equal([5, 6, 0], TextFiles.Point(recording, 1, 0, 0));
    }

    [Fact]
    public void Results_have_scores_and_their_image_numbers_are_frames_where_they_can_be()
    {
        var recording = files.Load("r.json", """[{"image_id":4,"category_id":1,"keypoints":[1,2,0.5,0,0,0],"score":0.9},{"image_id":6,"category_id":1,"keypoints":[3,4,0.25,7,8,0]}]""");

        Assert.Equal((MotionFormat.Coco, 3, 4, "score"), (recording.Format, recording.FrameCount, recording.FirstFrame, recording.Persons[0].ConfidenceName));
        Assert.True(TextFiles.IsMissing(recording, 0, 0, 1));
        Assert.Equal([7, 8, 0], TextFiles.Point(recording, 0, 2, 1));
    }

    [Fact]
    public void Results_of_pictures_are_frames_in_the_order_of_their_numbers()
    {
        var recording = files.Load("p.json", """[{"image_id":397133,"keypoints":[1,2,0.5]},{"image_id":785,"keypoints":[3,4,0.25]}]""");

        Assert.Equal(2, recording.FrameCount);
        Assert.Equal(3, TextFiles.Point(recording, 0, 0, 0)[0]);
        Assert.Contains("The numbers of the images do not number frames; the images were taken as frames in the order of their numbers.", recording.Notices);
    }

    [Fact]
    public void Seventeen_unnamed_keypoints_are_those_of_COCO()
    {
        var keypoints = string.Join(',', Enumerable.Repeat("5,6,0.5", 17));

        Assert.Same(Skeleton.Coco17, files.Load("s.json", $$"""[{"image_id":1,"keypoints":[{{keypoints}}]}]""").Persons[0].Skeleton);
    }

    [Fact]
    public void Equal_names_of_keypoints_get_a_number() => Assert.Equal(
        ["paw", "paw_2"],
        files.Load("d.json", File("""{"id":1}""", Person(1, 1)).Replace("snout", "paw", StringComparison.Ordinal).Replace("tail", "paw", StringComparison.Ordinal)).Labels);

    [Theory]
    [InlineData("""{"id":1}""", """{"image_id":2,"category_id":1,"keypoints":[1,2,2,3,4,2]}""", "x.json: annotations: somebody is in image 2, which is not among the 1 images.")]
    [InlineData("""{"id":1},{"id":1}""", """{"image_id":1,"category_id":1,"keypoints":[1,2,2,3,4,2]}""", "x.json: images: two images have the number 1.")]
    [InlineData("""{"id":1}""", """{"image_id":1,"category_id":1,"keypoints":[1,2,2]}""", "x.json: categories: category 1 names 2 keypoints, but its annotations have 1.")]
    [InlineData("""{"id":1}""", """{"image_id":1,"category_id":1,"bbox":[1,2,3,4]}""", "x.json: nobody in the file has keypoints; boxes alone are no poses.")]
    [InlineData("""{"id":"one"}""", "", "x.json: images[0].id, line 1, column 18: expected a whole number for the image's number, found the text \"one\".")]
    public void What_does_not_fit_is_refused(string images, string annotations, string message) => Assert.Equal(message, files.Refused("x.json", File(images, annotations)));

    private static string File(string images, string annotations) =>
        $$"""{"images":[{{images}}],"annotations":[{{annotations}}],"categories":[{"id":1,"name":"mouse","keypoints":["snout","tail"]}]}""";

    private static string Person(int image, int x, string more = "") => $$"""{"image_id":{{image}},"category_id":1,"keypoints":[{{x}},5,2,0,0,0],"bbox":[1,2,3,4]{{more}}}""";
}
