using System.Globalization;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Landmarks of MediaPipe as tables and as JSON.</summary>
public sealed class MediaPipeTests : IDisposable
{
    private const string LongHeader = "frame,t_ms,lm_id,x_px,y_px,z_norm,visibility,presence,wx_m,wy_m,wz_m\n";

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_row_a_landmark_gives_meters_around_the_hips()
    {
        var recording = files.Load("l.csv", LongHeader + Long(3, 100) + Long(4, 133.333) + Long(6, 200));

        Assert.Equal((MotionFormat.MediaPipe, 4, 3, 30.0), (recording.Format, recording.FrameCount, recording.FirstFrame, recording.FramesPerSecond));
        Assert.Equal((LengthUnit.Meter, Axes.YDown, 3), (recording.Unit, recording.Axes, recording.Dimensions));
        Assert.Same(Skeleton.BlazePose33, recording.Persons[0].Skeleton);
        Assert.Equal([0.5, -0.25, 0.125], TextFiles.Point(recording, 0, 0, 32));
        Assert.Equal(0.75, TextFiles.Confidence(recording, 0, 0, 32));
        Assert.True(TextFiles.IsMissing(recording, 0, 2, 0));
        Assert.Contains("MediaPipe's meters are around the middle of the hips: there is no walking speed or step length in them.", recording.Notices);
    }

    [Fact]
    public void The_picture_can_be_asked_for_and_is_flat_in_pixels()
    {
        var recording = files.Load("l.csv", LongHeader + Long(0, 0) + Long(1, 40), new() { WorldLandmarks = false });

        Assert.Equal((2, LengthUnit.Pixel, 25.0), (recording.Dimensions, recording.Unit, recording.FramesPerSecond));
        Assert.Equal([132, 264, 0], TextFiles.Point(recording, 0, 0, 32));
    }

    [Fact]
    public void The_presence_is_a_value_of_its_own_when_it_is_asked_for()
    {
        var recording = files.Load("l.csv", LongHeader + Long(0, 0), new() { PointValues = true });
        var json = files.Load("p.json", $$"""{"landmarks":[{{Landmarks(0.5)}}]}""", new() { PointValues = true });

        Assert.All(recording.Persons[0].PointValues["presence"].ToArray(), number => Assert.Equal(0.99, number));
        Assert.All(json.Persons[0].PointValues["presence"].ToArray(), number => Assert.Equal(1, number));
        Assert.Empty(MotionFile.Load(Path.Combine(files.Root, "l.csv")).Persons[0].PointValues);
    }

    [Fact]
    public void Rows_may_be_in_any_order_and_of_two_of_a_landmark_the_first_counts()
    {
        var recording = files.Load("l.csv", "lm_id,frame,wx_m,wy_m,wz_m\r\n1,0,4,5,6\r\n0,1,1,2,3\r\n0,0,7,8,9\r\n0,0,70,80,90\r\n");

        Assert.Equal([7, 8, 9], TextFiles.Point(recording, 0, 0, 0));
        Assert.Equal([4, 5, 6], TextFiles.Point(recording, 0, 0, 1));
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 1));
        Assert.Contains("1 rows repeat a landmark and frame; the first of each was taken.", recording.Notices);
    }

    [Fact]
    public void A_row_a_frame_gives_parts_of_the_picture()
    {
        var recording = files.Load("w.csv", Wide(number => $"x{number},y{number},z{number},v{number}") + "0" + Repeat(",0.5,0.25,-0.125,0.9") + "\n1" + Repeat(",1.5,0.25,-0.125,0.9") + "\n");

        Assert.Equal((2, 3, LengthUnit.Normalized), (recording.FrameCount, recording.Dimensions, recording.Unit));
        Assert.Equal([0.5, 0.25, -0.125], TextFiles.Point(recording, 0, 0, 5));
        Assert.Equal(0.9, TextFiles.Confidence(recording, 0, 0, 5));
        Assert.Equal("left_hip", recording.Labels[23]);
    }

    [Fact]
    public void Columns_may_have_the_landmarks_names()
    {
        var names = Skeleton.BlazePose33.JointNames.Select(name => name.ToUpperInvariant()).ToArray();
        var recording = files.Load("n.csv", "timestamp_ms," + string.Join(',', names.Select(name => $"{name}_x,{name}_y,{name}_z,{name}_visibility")) + "\n0" + Repeat(",0.5,0.25,0,1") + "\n20" + Repeat(",0.5,,0,1") + "\n");

        Assert.Equal("LEFT_HIP", recording.Labels[23]);
        Assert.Equal(50, recording.FramesPerSecond);
        Assert.Equal(33, recording.Persons[0].MissingCount);
    }

    [Fact]
    public void Numbers_that_are_no_parts_of_a_picture_have_no_unit()
    {
        var recording = files.Load("w.csv", Wide(number => $"x{number},y{number},z{number},v{number}") + "0" + Repeat(",500,250,10,0.9") + "\n");

        Assert.Equal((LengthUnit.Unknown, Axes.Unknown), (recording.Unit, recording.Axes));
        Assert.Contains(recording.Notices, notice => notice.EndsWith("Give LoadOptions.Unit.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"landmarks":[LIST],"worldLandmarks":[WORLD]}""")]
    [InlineData("""{"landmarks":[[LIST]],"worldLandmarks":[[WORLD]]}""")]
    [InlineData("""[{"poseLandmarks":[LIST],"poseWorldLandmarks":[WORLD]}]""")]
    [InlineData("""{"frames":[{"pose_landmarks":[LIST],"pose_world_landmarks":[WORLD]}]}""")]
    [InlineData("""{"pose_landmarks":{"landmark":[LIST]},"pose_world_landmarks":{"landmark":[WORLD]}}""")]
    public void Results_are_read_in_the_forms_that_programs_save(string form)
    {
        var text = form.Replace("LIST", Landmarks(0.5), StringComparison.Ordinal).Replace("WORLD", Landmarks(-0.125), StringComparison.Ordinal);

        var world = files.Load("j.json", text);
        var picture = files.Load("j.json", text, new() { WorldLandmarks = false });

        Assert.Equal((MotionFormat.MediaPipe, LengthUnit.Meter, 1, 1), (world.Format, world.Unit, world.FrameCount, world.Persons.Count));
        Assert.Equal([-0.125, 0.25, 0], TextFiles.Point(world, 0, 0, 7));
        Assert.Equal(LengthUnit.Normalized, picture.Unit);
        Assert.Equal([0.5, 0.25, 0], TextFiles.Point(picture, 0, 0, 7));
        Assert.Equal(0.75, TextFiles.Confidence(picture, 0, 0, 7));
    }

    [Fact]
    public void Several_bodies_are_slots_and_frames_have_their_times()
    {
        var recording = files.Load("s.json", $$"""[{"timestampMs":0,"landmarks":[[{{Landmarks(0.1)}}],[{{Landmarks(0.2)}}]]},{"timestampMs":33.3,"landmarks":[]},{"timestampMs":66.7,"landmarks":[[{{Landmarks(0.3)}}]]}]""");

        Assert.Equal((3, 2, true), (recording.FrameCount, recording.Persons.Count, recording.PersonsAreSlots));
        Assert.Equal(30, recording.FramesPerSecond);
        Assert.Equal(0.3, TextFiles.Point(recording, 0, 2, 0)[0]);
        Assert.True(TextFiles.IsMissing(recording, 1, 1, 0));
    }

    [Fact]
    public void Landmarks_that_the_file_has_not_are_refused_when_they_are_asked_for() => Assert.Equal(
        "p.json: the file has no landmarks in meters. Leave LoadOptions.WorldLandmarks out.",
        files.Refused("p.json", $$"""{"landmarks":[{{Landmarks(0.5)}}]}""", new() { WorldLandmarks = true }));

    [Theory]
    [InlineData("0,0,2000,1,2,3,1,1,1,2,3\n", "lm_id is 2000; expected 0 to 1023.")]
    [InlineData("0.5,0,0,1,2,3,1,1,1,2,3\n", "expected a whole number for frame, found 0.5.")]
    [InlineData("0,0,0,1,2,3,1,one,1,2,3\n", "\"one\" in the column \"presence\" is no number.")]
    public void A_broken_row_is_refused_with_its_line(string row, string problem)
    {
        var message = files.Refused("b.csv", LongHeader + row);

        Assert.StartsWith("b.csv: line 2", message, StringComparison.Ordinal);
        Assert.EndsWith(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_far_frame_does_not_fill_the_memory() =>
        Assert.Contains("the frame numbers go from 0 to 4000000000", files.Refused("f.csv", LongHeader + Long(0, 0) + Long(4_000_000_000, 1)), StringComparison.Ordinal);

    private static string Long(long frame, double milliseconds) => string.Concat(Enumerable.Range(0, 33).Select(landmark =>
        string.Create(CultureInfo.InvariantCulture, $"{frame},{milliseconds},{landmark},{100 + landmark},{200 + (2 * landmark)},-0.5,0.75,0.99,0.5,-0.25,0.125\n")));

    private static string Wide(Func<int, string> columns) => "frame," + string.Join(',', Enumerable.Range(0, 33).Select(columns)) + "\n";

    private static string Repeat(string cells) => string.Concat(Enumerable.Repeat(cells, 33));

    private static string Landmarks(double x) =>
        string.Join(',', Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{x}},"y":0.25,"z":0,"visibility":0.75,"presence":1}"""), 33));
}
