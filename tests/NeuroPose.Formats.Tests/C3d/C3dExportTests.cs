using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.C3d;

public class C3dExportTests
{
    [Fact]
    public void What_is_saved_reads_back_the_same()
    {
        var recording = new C3dTestFile(50, "Anna:LKNE", "box:A", "Anna:LHJC", "*7", "Anna:LKneeAngles", "Anna:LPower", "Anna:Odd", "Anna:Odder")
        {
            FirstFrame = 398,
            Point = (frame, point) => (frame + point) % 7 == 0 ? [0, 0, 0, -1] : [frame * 1.1f, point - 0.3f, 1000, 0],
            ChannelCount = 3,
            SamplesPerFrame = 4,
            Sample = (sample, channel) => sample * 0.7f * (channel + 1),
            ["ANALOG:LABELS"] = new[] { "Fz1", "EMG", "Ä" },
            ["ANALOG:UNITS"] = new[] { "N", "V", "" },
            ["POINT:MODELED_MARKERS"] = new[] { "Anna:LHJC" },
            ["POINT:ANGLES"] = new[] { "Anna:LKneeAngles" },
            ["POINT:ANGLE_UNITS"] = "deg",
            ["POINT:POWERS"] = new[] { "Anna:LPower" },
            ["POINT:POWER_UNITS"] = "W/kg",
            ["POINT:SCALARS"] = new[] { "Anna:Odd", "Anna:Odder" },
            ["EVENT:USED"] = 3,
            ["EVENT:CONTEXTS"] = new[] { "Right", "Left", "General" },
            ["EVENT:LABELS"] = new[] { "Foot Off", "Foot Strike", "Start" },
            ["EVENT:SUBJECTS"] = new[] { "Anna", "Anna", "" },
            ["EVENT:TIMES"] = (new[] { 2, 3 }, new[] { 1, 0.5, 0, 4.1f, 0, 3.9f }),
        }.Load();

        AssertSame(recording, Again(recording));
    }

    [Fact]
    public void More_than_255_labels_channels_and_events_read_back_the_same()
    {
        string[] labels = [.. Enumerable.Range(0, 600).Select(point => $"P{point:000}")];
        var recording = Made(2, labels) with
        {
            Analog = new([.. Enumerable.Range(0, 300).Select(channel => new Channel($"C{channel}", "V"))], Numbers(600), 100) { StartSeconds = 0 },
            Events = [.. Enumerable.Range(0, 700).Select(index => new MotionEvent(index / 64.0, $"E{index}", index % 2 == 0 ? Side.Left : null, null, null, null))],
        };
        var again = Again(recording);

        Assert.Equal(labels, again.Labels);
        Assert.Equal(recording.Analog.Channels, again.Analog.Channels);
        Assert.Equal(recording.Analog.Values.ToArray(), again.Analog.Values.ToArray());
        Assert.Equal(recording.Events.Select(happened => (happened.TimeSeconds, happened.Label, happened.Side)), again.Events.Select(happened => (happened.TimeSeconds, happened.Label, happened.Side)));
        Assert.Empty(again.Notices);
    }

    [Fact]
    public void More_than_65535_frames_read_back_the_same()
    {
        var recording = Made(70_000, "A") with { FirstFrame = 66_000, TimeZeroFrame = 1 };
        var again = Again(recording);

        Assert.Equal((70_000, 66_000), (again.FrameCount, again.FirstFrame));
        Assert.Equal(recording.Persons[0].Coordinates.ToArray(), again.Persons[0].Coordinates.ToArray());
        Assert.Empty(again.Notices);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_recording_without_frames_reads_back_without_frames(int firstFrame) =>
        Assert.Equal(0, Again(Made(0, "A", "B") with { FirstFrame = firstFrame, TimeZeroFrame = 1 }).FrameCount);

    [Fact]
    public void What_is_not_known_is_not_known_again_and_poses_in_a_picture_stay_there()
    {
        var recording = Made(3, "nose", "tail") with { FramesPerSecond = double.NaN, Unit = LengthUnit.Pixel, Axes = Axes.YDown, Dimensions = 2 };
        var again = Again(recording);

        Assert.Equal((double.NaN, LengthUnit.Pixel, 2), (again.FramesPerSecond, again.Unit, again.Dimensions));
        var unknown = Again(recording with { Unit = LengthUnit.Unknown, Axes = Axes.Unknown });
        Assert.Equal((LengthUnit.Unknown, Axes.Unknown), (unknown.Unit, unknown.Axes));
    }

    [Theory]
    [InlineData(Axis.PlusX)]
    [InlineData(Axis.MinusX)]
    [InlineData(Axis.PlusY)]
    [InlineData(Axis.MinusY)]
    [InlineData(Axis.PlusZ)]
    [InlineData(Axis.MinusZ)]
    public void The_axis_that_is_up_reads_back_also_where_it_points_down(Axis up)
    {
        var again = Again(Made(2, "A") with { Axes = new(up) });

        Assert.Equal(up, again.Axes.Up);
        Assert.Empty(again.Notices);
    }

    [Fact]
    public void Frames_are_numbered_so_that_time_0_is_frame_1()
    {
        var recording = Made(10, "A") with { FirstFrame = 5, TimeZeroFrame = 0, Events = [new(0.07, "E", null, null, 7, 2)] };
        var again = Again(recording);

        Assert.Equal((6, 1), (again.FirstFrame, again.TimeZeroFrame));
        Assert.Equal((8, 2), (again.Events[0].Frame, again.Events[0].Index));
    }

    [Fact]
    public void Several_people_without_names_are_told_apart_by_number()
    {
        var one = Made(2, "A", "B");
        var again = Again(one with { Persons = [one.Persons[0], one.Persons[0] with { Name = "x" }, one.Persons[0] with { Name = "x" }] });

        Assert.Equal(["person 0", "x", "person 2"], again.Persons.Select(person => person.Name));
        Assert.All(again.Persons, person => Assert.Equal(one.Persons[0].Coordinates.ToArray(), person.Coordinates.ToArray()));
    }

    [Fact]
    public void What_the_format_has_no_room_for_is_refused_with_what_to_do()
    {
        var recording = Made(2, "A");

        AssertRefused(Made(2, "Anna:LKNE"), "where a colon ends a subject's name");
        AssertRefused(Made(2, "*1"), "a star means that there is no label");
        AssertRefused(Made(2, new string('x', 300)), "has 300 bytes; C3D has room for 255.");
        AssertRefused(recording with { Analog = new([new("C", "V")], Numbers(3), 100) }, "do not fit 2 frames at 100 Hz. Leave them out: recording with { Analog = TimeSeriesTable.Empty }.");
        AssertRefused(recording with { ModelOutputs = new([new("angle", "deg")], Numbers(2), 100) }, "Leave them out: recording with { ModelOutputs = TimeSeriesTable.Empty }.");
        AssertRefused(recording with { FirstFrame = -5, TimeZeroFrame = 0 }, "starts 4 frames before the first that C3D can number");
    }

    [RealFilesTheory]
    [MemberData(nameof(C3dRealFilesTests.Files), MemberType = typeof(C3dRealFilesTests))]
    public void A_real_file_that_is_saved_again_reads_back_the_same(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));

        AssertSame(recording, Again(recording));
    }

    private static MotionRecording Again(MotionRecording recording)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("saved.c3d");
        C3dFile.Save(recording, path);
        return MotionFile.Load(path);
    }

    /// <summary>The same in all that the format can hold; numbers to single precision.</summary>
    private static void AssertSame(MotionRecording expected, MotionRecording found)
    {
        Assert.Equal((expected.FrameCount, expected.FirstFrame, expected.FramesPerSecond), (found.FrameCount, found.FirstFrame, found.FramesPerSecond));
        Assert.Equal((expected.Unit, expected.Axes, expected.Dimensions), (found.Unit, found.Axes, found.Dimensions));
        foreach (var (person, again) in expected.Persons.Zip(found.Persons, (one, other) => (one, other)))
        {
            AssertSame(person, again);
        }

        Assert.Equal(expected.Persons.Count, found.Persons.Count);
        Assert.Equal(expected.Unlabeled is null, found.Unlabeled is null);
        if (expected.Unlabeled is { } unlabeled)
        {
            AssertSame(unlabeled, found.Unlabeled!);
        }

        AssertSame(expected.Analog, found.Analog);
        AssertSame(expected.ModelOutputs, found.ModelOutputs);
        Assert.Equal(
            expected.Events.Select(happened => (happened.Label, happened.Side, happened.Subject, happened.Frame, happened.Index)),
            found.Events.Select(happened => (happened.Label, happened.Side, happened.Subject, happened.Frame, happened.Index)));
        Assert.All(expected.Events.Zip(found.Events), pair => Assert.True(Math.Abs(pair.First.TimeSeconds - pair.Second.TimeSeconds) < 1e-5));
    }

    private static void AssertSame(RecordedPerson expected, RecordedPerson found)
    {
        Assert.Equal((expected.Name, expected.IsSubject), (found.Name, found.IsSubject));
        Assert.Equal(expected.Labels, found.Labels);
        Assert.Equal(expected.Modeled.Order(), found.Modeled.Order());
        Assert.Equal(Single(expected.Coordinates.Span), Single(found.Coordinates.Span));
    }

    private static void AssertSame(TimeSeriesTable expected, TimeSeriesTable found)
    {
        Assert.Equal(expected.Channels.OrderBy(channel => channel.Name, StringComparer.Ordinal), found.Channels.OrderBy(channel => channel.Name, StringComparer.Ordinal));
        Assert.Equal((expected.RowCount, expected.FramesPerSecond, expected.StartSeconds), (found.RowCount, found.FramesPerSecond, found.StartSeconds));
        Assert.All(expected.Channels, channel => Assert.Equal(Single(expected[channel.Name]), Single(found[channel.Name])));
    }

    private static float[] Single(ReadOnlySpan<double> numbers)
    {
        var single = new float[numbers.Length];
        for (var index = 0; index < single.Length; index++)
        {
            single[index] = (float)numbers[index];
        }

        return single;
    }

    private static void AssertRefused(MotionRecording recording, string message)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<NeuroPoseException>(() => recording.SaveC3d(folder.PathTo("x.c3d")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private static MotionRecording Made(int frames, params string[] labels) => new()
    {
        Format = MotionFormat.C3d,
        Persons = [new(labels, Numbers(3 * frames * labels.Length))],
        FrameCount = frames,
        FramesPerSecond = 100,
        FirstFrame = 1,
        TimeZeroFrame = 1,
    };

    private static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(number => number * 0.25)];
}
