using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Hdf5;

public sealed class SleapProjectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Project => folder.PathTo("project.slp");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Points_are_in_the_order_of_the_skeleton_and_frames_without_labels_are_missing()
    {
        var recording = MotionFile.Load(SleapProject.Write(
            Project, frames: [new(0, 0, 2, 0, 1)],
            instances: [new(SleapProject.Predicted, track: 0, points: 0)],
            predicted: [new(10, 20, 0.5), new(30, 40, 0.25)],
            tracks: ["[0, \"left\"]"]));

        var person = Assert.Single(recording.Persons);
        Assert.Equal(("left", 3), (person.Name, recording.FrameCount));
        Assert.Equal(["tail", "head"], person.Labels);
        Assert.Equal([10, 20, 0, 30, 40, 0], person.Coordinates.Span[12..].ToArray());
        Assert.Equal([0.5, 0.25], person.Confidence.Span[4..].ToArray());
        Assert.Equal(4, person.MissingCount);
        Assert.Equal([(1, 0)], person.Skeleton!.Bones.Select(bone => (bone.From, bone.To)));
    }

    [Theory]
    [InlineData(1.0, 9.5)]
    [InlineData(1.1, 10)]
    [InlineData(1.3, 10)]
    public void Formats_before_1_1_put_the_middle_of_a_pixel_half_a_pixel_further(double format, double x)
    {
        var recording = MotionFile.Load(SleapProject.Write(Project, [new(0, 0, 0, 0, 1)], [new(SleapProject.User, -1, 0)], user: [new(10, 20), new(30, 40)], format: format));

        Assert.Equal(x, recording.Persons[0].Coordinates.Span[0]);
    }

    [Fact]
    public void What_a_person_labeled_hides_the_prediction_of_its_track()
    {
        var recording = MotionFile.Load(SleapProject.Write(
            Project, frames: [new(0, 0, 0, 0, 3)],
            instances: [new(SleapProject.Predicted, track: 0, points: 0), new(SleapProject.User, track: 0, points: 0), new(SleapProject.Predicted, track: -1, points: 0)],
            predicted: [new(1, 1, 1), new(2, 2, 1)],
            user: [new(10, 20), new(30, 40)],
            tracks: ["[0, \"left\"]"]));

        Assert.Equal(10, recording.Persons[0].Coordinates.Span[0]);
        Assert.True(double.IsNaN(recording.Persons[0].Confidence.Span[0]));
        Assert.Contains("1 instance without a track, while others have one: left out.", recording.Notices);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("1 instance behind another", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_tracks_there_are_slots_and_a_corrected_prediction_takes_none()
    {
        var recording = MotionFile.Load(SleapProject.Write(
            Project, frames: [new(0, 0, 0, 0, 3)],
            instances: [new(SleapProject.Predicted, -1, 0), new(SleapProject.User, -1, 0) { FromPredicted = 0 }, new(SleapProject.Predicted, -1, 2)],
            predicted: [new(1, 1, 1), new(2, 2, 1), new(5, 6, 0.5), new(7, 8, 0.5)],
            user: [new(10, 20), new(30, 40)]));

        Assert.True(recording.PersonsAreSlots);
        Assert.Equal(["instance_0", "instance_1"], recording.Persons.Select(person => person.Name));
        Assert.Equal([10, 5], recording.Persons.Select(person => person.Coordinates.Span[0]));
    }

    [Fact]
    public void A_point_that_is_not_visible_is_missing()
    {
        var recording = MotionFile.Load(SleapProject.Write(Project, [new(0, 0, 0, 0, 1)], [new(SleapProject.User, -1, 0)], user: [new(10, 20) { Visible = 0 }, new(30, 40)]));

        Assert.Equal([double.NaN, double.NaN, double.NaN, 30, 40, 0], recording.Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Of_several_videos_the_first_with_labels_is_taken_and_another_can_be_chosen()
    {
        var path = SleapProject.Write(
            Project, frames: [new(0, 1, 0, 0, 1), new(1, 2, 4, 1, 2)],
            instances: [new(SleapProject.User, -1, 0), new(SleapProject.User, -1, 2)],
            user: [new(1, 1), new(2, 2), new(3, 3), new(4, 4)],
            videos: ["{\"backend\": {\"filename\": \"a.mp4\"}}", "{\"backend\": {\"filename\": \"b.mp4\"}}", "{\"backend\": {\"filename\": \"c.mp4\"}}"]);

        var first = SleapFile.Load(path);
        var other = SleapFile.Load(path, new() { Video = 2 });

        Assert.Equal((1, 1), (first.Video, first.Recording.FrameCount));
        Assert.Contains(first.Recording.Notices, notice => notice.Contains("3 videos", StringComparison.Ordinal));
        Assert.Equal((2, 5), (other.Video, other.Recording.FrameCount));
        Assert.Equal(["a.mp4", "b.mp4", "c.mp4"], other.Videos);
        Assert.Contains("3 videos", Assert.Throws<FileFormatException>(() => SleapFile.Load(path, new() { Video = 3 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_labels_is_an_empty_recording_that_says_so()
    {
        var recording = MotionFile.Load(SleapProject.Write(Project, [], []));

        Assert.Empty(recording.Persons);
        Assert.Contains("No frame of the video is labeled.", recording.Notices);
    }

    [Fact]
    public void A_frame_number_that_would_take_all_memory_is_refused()
    {
        var path = SleapProject.Write(Project, [new(0, 0, 2_000_000_000, 0, 1)], [new(SleapProject.User, -1, 0)], user: [new(10, 20), new(30, 40)]);

        Assert.Contains("too many for a file", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused()
    {
        var frames = SleapProject.Write(Project, [new(0, 0, 0, 0, 9)], [new(SleapProject.User, -1, 0)], user: [new(10, 20), new(30, 40)]);
        Assert.Contains("/frames", Assert.Throws<FileFormatException>(() => MotionFile.Load(frames)).Message, StringComparison.Ordinal);

        var points = SleapProject.Write(Project, [new(0, 0, 0, 0, 1)], [new(SleapProject.User, -1, 1)], user: [new(10, 20), new(30, 40)]);
        Assert.Contains("/instances", Assert.Throws<FileFormatException>(() => MotionFile.Load(points)).Message, StringComparison.Ordinal);

        var shared = SleapProject.Write(Project, [new(0, 0, 0, 0, 1), new(1, 0, 1, 0, 1)], [new(SleapProject.User, -1, 0)], user: [new(10, 20), new(30, 40)]);
        Assert.Contains("share instances", Assert.Throws<FileFormatException>(() => MotionFile.Load(shared)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"nodes\": [{\"name\": \"a\"}], \"skeletons\": [{\"nodes\": [{\"id\": 7}]}]}")]
    [InlineData("{\"nodes\": [{}], \"skeletons\": []}")]
    public void Broken_metadata_are_refused(string json)
    {
        var path = SleapProject.Write(Project, [new(0, 0, 0, 0, 1)], [new(SleapProject.User, -1, 0)], user: [new(10, 20), new(30, 40)], json: json);

        Assert.Contains("/metadata", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }
}
