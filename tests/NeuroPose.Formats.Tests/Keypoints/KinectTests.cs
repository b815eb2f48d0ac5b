using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Body tracking of Azure Kinect.</summary>
public sealed class KinectTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void The_rate_is_the_round_one_that_microseconds_allow_and_times_are_kept()
    {
        var recording = files.Load("k.json", File(Frame(7, 1_000_000, Body(1, 10)), Frame(8, 1_033_333, Body(1, 11)), Frame(9, 1_066_667, Body(1, 12))));

        Assert.Equal((MotionFormat.AzureKinect, 30.0, 7), (recording.Format, recording.FramesPerSecond, recording.FirstFrame));
        Assert.Equal("median step of timestamp_usec, stated to 0.000001 s", recording.RateSource);
        Assert.Equal([1.0, 1.033333, 1.066667], recording.Times.ToArray());
        Assert.Equal((LengthUnit.Millimeter, Axes.YDown, 3), (recording.Unit, recording.Axes, recording.Dimensions));
        Assert.Equal([12, -5, 2000], TextFiles.Point(recording, 0, 2, 0));
    }

    [Fact]
    public void A_jump_of_the_timestamps_is_reported_and_no_row_is_moved()
    {
        var recording = files.Load("k.json", File(Frame(0, 0), Frame(1, 33_333), Frame(2, 66_667), Frame(3, 166_667), Frame(4, 200_000)));

        Assert.Equal(5, recording.FrameCount);
        Assert.Contains("timestamp_usec jumps: about 2 frames were dropped. The frames are as in the file, and Times has the time of each.", recording.Notices);
    }

    [Fact]
    public void Frame_numbers_that_are_left_out_are_missing_frames_without_a_time()
    {
        var recording = files.Load("k.json", File(Frame(0, 0, Body(1, 1)), Frame(2, 66_667, Body(1, 2))));

        Assert.Equal(3, recording.FrameCount);
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal([0, double.NaN, 0.066667], recording.Times.ToArray());
    }

    [Fact]
    public void Bodies_are_people_by_their_number_and_may_be_one_person()
    {
        var recording = files.Load("k.json", File(Frame(0, 0, Body(5, 1), Body(2, 2)), Frame(1, 33_333, Body(2, 3))));

        Assert.Equal(["body 5", "body 2"], recording.Persons.Select(person => person.Name));
        Assert.False(recording.PersonsAreSlots);
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Contains("A body that was lost has another number when it is found again: several people may be one.", recording.Notices);
    }

    [Fact]
    public void Orientations_are_with_their_person_and_frame()
    {
        var file = KinectFile.Load(files.Write("k.json", File(Frame(0, 0), Frame(1, 33_333, Body(1, 10)))));

        var turned = file.Orientations(0).ToArray();
        Assert.Equal(2 * 2 * 4, turned.Length);
        Assert.All(turned[..8], number => Assert.Equal(double.NaN, number));
        Assert.Equal([1, 0, 0, 0, 0.5, 0.5, 0.5, 0.5], turned[8..]);
        Assert.Equal("1.1.2", file.SdkVersion);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Orientations(1));
    }

    [Fact]
    public void A_file_without_timestamps_has_no_rate_and_says_so()
    {
        var recording = files.Load("k.json", File("""{"frame_id":0,"bodies":[]}""", """{"frame_id":1,"bodies":[]}"""));

        Assert.Equal(double.NaN, recording.FramesPerSecond);
        Assert.True(recording.Times.IsEmpty);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("Azure Kinect files state no frame rate.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"frame_id":0,"bodies":[{"body_id":1,"joint_positions":[[1,2],[3,4,5]]}]}""", "b.json: frames[0].bodies[0].joint_positions[0], line 1, column 150: expected 3 numbers for each of joint_positions, found 2.")]
    [InlineData("""{"frame_id":0,"bodies":[{"body_id":1,"joint_positions":[[1,2,3]]}]}""", "b.json: joint_names: joint_names has 2 names, the bodies have 1 joints.")]
    [InlineData("""{"frame_id":0,"bodies":[]},{"frame_id":0,"bodies":[]}""", "b.json: frames: two frames have the frame_id 0.")]
    public void What_does_not_fit_is_refused(string frame, string message) =>
        Assert.Equal(WithoutColumn(message), WithoutColumn(files.Refused("b.json", File(frame))));

    private static string WithoutColumn(string message) => System.Text.RegularExpressions.Regex.Replace(message, @", line \d+, column \d+", "");

    private static string File(params string[] frames) =>
        $$"""{"k4abt_sdk_version":"1.1.2","source_file":"x.mkv","joint_names":["PELVIS","NECK"],"frames":[{{string.Join(',', frames)}}]}""";

    private static string Frame(int number, long microseconds, params string[] bodies) =>
        $$"""{"timestamp_usec":{{microseconds}},"frame_id":{{number}},"num_bodies":{{bodies.Length}},"bodies":[{{string.Join(',', bodies)}}]}""";

    private static string Body(int number, double x) => FormattableString.Invariant(
        $$"""{"body_id":{{number}},"joint_positions":[[{{x}},-5,2000],[{{x}},-500,2000]],"joint_orientations":[[1,0,0,0],[0.5,0.5,0.5,0.5]]}""");
}
