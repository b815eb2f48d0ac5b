using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>JSON of AlphaPose: a list of people, each of an image.</summary>
public sealed class AlphaPoseTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void The_number_in_an_images_name_is_the_frame_and_images_without_people_are_missing()
    {
        var recording = files.Load("a.json", $"[{Record("12.jpg", 1)}, {Record("frame_0010.png", 2)}]");

        Assert.Equal((MotionFormat.AlphaPose, 3, 10), (recording.Format, recording.FrameCount, recording.FirstFrame));
        Assert.Equal([2, 5, 0], TextFiles.Point(recording, 0, 0, 0));
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal(1.07, TextFiles.Confidence(recording, 0, 2, 0));
    }

    [Theory]
    [InlineData("[3.0]")]
    [InlineData("[[3.0], [9.0]]")]
    [InlineData("3")]
    public void The_persons_number_is_the_innermost_first(string idx) =>
        Assert.Equal("idx 3", files.Load("i.json", $"[{Record("1.jpg", 1, idx)}]").Persons[0].Name);

    [Fact]
    public void Boxes_and_scores_are_kept_as_they_are()
    {
        var file = AlphaPoseFile.Load(files.Write("s.json", $"[{Record("1.jpg", 1)}]"));

        Assert.Equal(new Detection(0, 0, 1, 2, 3, 4, 2.5), Assert.Single(file.Detections));
    }

    [Fact]
    public void A_rare_second_record_of_a_person_and_frame_is_left_out_and_it_is_said()
    {
        var recording = files.Load("r.json", "[" + string.Join(',', Enumerable.Range(0, 40).Select(frame => Record($"{frame}.jpg", frame + 1)).Append(Record("0.jpg", 99))) + "]");

        Assert.Equal((1, false), (recording.Persons.Count, recording.PersonsAreSlots));
        Assert.Equal(1, TextFiles.Point(recording, 0, 0, 0)[0]);
        Assert.Contains("1 record repeats a person and frame; the first of each was taken.", recording.Notices);
    }

    [Fact]
    public void Without_tracking_everybody_is_zero_and_people_are_slots()
    {
        var recording = files.Load("z.json", $"[{Record("0.jpg", 1)}, {Record("0.jpg", 2)}, {Record("1.jpg", 3)}, {Record("1.jpg", 4)}]");

        Assert.Equal((2, true), (recording.Persons.Count, recording.PersonsAreSlots));
        Assert.Equal(4, TextFiles.Point(recording, 1, 1, 0)[0]);
    }

    [Fact]
    public void Names_that_number_no_frames_are_frames_in_the_order_of_the_file()
    {
        var recording = files.Load("n.json", $"[{Record("000000397133.jpg", 1)}, {Record("000000000785.jpg", 2)}]");

        Assert.Equal((2, 0), (recording.FrameCount, recording.FirstFrame));
        Assert.Contains("The names of the images do not number frames; the images were taken as frames in the order of the file.", recording.Notices);
    }

    [Fact]
    public void Twenty_six_keypoints_are_those_of_Halpe()
    {
        var keypoints = string.Join(',', Enumerable.Repeat("5,6,0.5", 26));

        Assert.Same(Skeleton.Halpe26, files.Load("h.json", $$"""[{"image_id":"1.jpg","keypoints":[{{keypoints}}]}]""").Persons[0].Skeleton);
    }

    [Theory]
    [InlineData("""[{"image_id":"1.jpg","keypoints":[1,2,3,4]}]""", "x.json: [0].keypoints, line 1, column 34: 4 numbers are no whole number of keypoints of 3.")]
    [InlineData("""[{"image_id":"1.jpg","keypoints":[1,2,3],"idx":1.5}]""", "x.json: [0].idx, line 1, column 48: expected a whole number for the person.")]
    [InlineData("""[{"image_id":"1.jpg","keypoints":[1,2,3]},{"keypoints":[1,2,3]}]""", "x.json: [1], line 1, column 43: the person has no image_id.")]
    public void A_broken_record_is_refused_with_its_place(string text, string message) => Assert.Equal(message, files.Refused("x.json", text));

    [Fact]
    public void Many_people_over_many_frames_do_not_fill_the_memory()
    {
        var records = string.Join(',', Enumerable.Range(0, 5000).Select(person => $$"""{"image_id":"{{person * 8}}.jpg","keypoints":[1,2,3],"idx":{{person}}}"""));

        Assert.Contains("5000 people over 39993 frames of 1 points each are far more than the 5000 points in the file", files.Refused("m.json", $"[{records}]"), StringComparison.Ordinal);
    }

    private static string Record(string image, double x, string idx = "0") =>
        FormattableString.Invariant($$"""{"image_id":"{{image}}","category_id":1,"keypoints":[{{x}},5,1.07,{{x}},6,0.5],"score":2.5,"box":[1,2,3,4],"idx":{{idx}}}""");
}
