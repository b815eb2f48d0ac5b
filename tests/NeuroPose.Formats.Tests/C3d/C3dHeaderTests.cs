using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.C3d;

public class C3dHeaderTests
{
    [Fact]
    public void The_parameters_are_read_from_the_block_that_the_first_byte_names()
    {
        var recording = new C3dTestFile { ParameterBlock = 11 }.Load();

        Assert.Equal(["LKNE", "RKNE", "LANK"], recording.Persons[0].Labels);
        Assert.Equal([0, 0, 1000], recording.Persons[0].Coordinates.Span[..3].ToArray());
    }

    [Fact]
    public void The_frames_of_TRIAL_come_before_those_of_the_header()
    {
        var recording = new C3dTestFile(3)
        {
            LastFrame = 900,
            ["TRIAL:ACTUAL_START_FIELD"] = new[] { 70000 & 0xFFFF, 1 },
            ["TRIAL:ACTUAL_END_FIELD"] = new[] { 70002 & 0xFFFF, 1 },
        }.Load();

        Assert.Equal((70000, 3), (recording.FirstFrame, recording.FrameCount));
        Assert.Contains(recording.Notices, notice => notice.Contains("TRIAL announces 3 frames, the header 900", StringComparison.Ordinal));
    }

    [Fact]
    public void The_frames_of_the_header_are_taken_where_those_of_TRIAL_do_not_fit_the_file()
    {
        var recording = new C3dTestFile(3)
        {
            ["TRIAL:ACTUAL_START_FIELD"] = new[] { 1, 0 },
            ["TRIAL:ACTUAL_END_FIELD"] = new[] { 500, 0 },
        }.Load();

        Assert.Equal((1, 3), (recording.FirstFrame, recording.FrameCount));
        Assert.Contains(recording.Notices, notice => notice.EndsWith("The header was followed.", StringComparison.Ordinal));
    }

    [Fact]
    public void More_frames_than_the_header_can_count_are_counted_by_LONG_FRAMES_and_not_by_the_padded_file()
    {
        var file = new C3dTestFile(70_000, "A") { LastFrame = 65535, Padding = 5000, ["POINT:LONG_FRAMES"] = 70_000.0, Point = (frame, _) => [frame, 0, 0, 0] };
        var recording = file.Load();

        Assert.Equal(70_000, recording.FrameCount);
        Assert.Equal(69_999, recording.Persons[0].Coordinates.Span[^3]);
        Assert.DoesNotContain(recording.Notices, notice => notice.Contains("number of frames", StringComparison.Ordinal));
        Assert.Equal(70_000 + (5000 / 16), file.With("POINT:LONG_FRAMES", null).Load().FrameCount);
        Assert.Contains(file.With("POINT:LONG_FRAMES", null).Load().Notices, notice => notice.StartsWith("The number of frames is not in the file", StringComparison.Ordinal));
    }

    [Fact]
    public void Padding_behind_the_frames_is_no_frame() => Assert.Equal(4, new C3dTestFile { Padding = 4096 }.Load().FrameCount);

    [Fact]
    public void A_file_that_was_cut_is_refused_with_the_byte_and_its_whole_frames_are_loaded_on_request()
    {
        var file = new C3dTestFile(80);
        var bytes = file.ToBytes()[..^((44 * 48) - 10)];
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("x.c3d");
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<FileFormatException>(() => MotionFile.Load(path));
        Assert.Equal(FormattableString.Invariant($"{path}: byte {bytes.Length:N0}: cut short: 80 frames were announced, 36 whole ones are there. AllowTruncated = true loads those."), error.Message);
        var recording = MotionFile.Load(path, new() { AllowTruncated = true });
        Assert.Equal(36, recording.FrameCount);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("The file was cut short: 80 frames", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_frames_is_a_recording_without_frames()
    {
        var recording = new C3dTestFile(0).Load();

        Assert.Equal((0, 3), (recording.FrameCount, recording.Persons[0].Labels.Count));
    }

    [Fact]
    public void The_rate_is_that_of_the_parameters_then_that_of_the_header_and_else_not_known()
    {
        var file = new C3dTestFile { HeaderRate = 120 };
        var recording = file.Load();

        Assert.Equal((100.0, "POINT:RATE"), (recording.FramesPerSecond, recording.RateSource));
        Assert.Contains("POINT:RATE is 100 Hz, the header has 120 Hz. POINT:RATE was used.", recording.Notices);
        Assert.Equal((120.0, "C3D header"), (file.With("POINT:RATE", null).Load().FramesPerSecond, file.With("POINT:RATE", null).Load().RateSource));
        var unknown = (file with { HeaderRate = 0 }).With("POINT:RATE", null).With("EVENT:USED", 1).With("EVENT:TIMES", new[] { 0.0, 1 }).Load();
        Assert.Equal((double.NaN, null), (unknown.FramesPerSecond, unknown.RateSource));
        Assert.Equal((null, null, 1.0), (unknown.Events[0].Frame, unknown.Events[0].Index, unknown.Events[0].TimeSeconds));
    }

    [Theory]
    [InlineData("mm", "+Z", "z up", "mm")]
    [InlineData("m", "-Z", "z up", "m")]
    [InlineData("cm", "+Y", "y up", "cm")]
    [InlineData(null, null, "up is not known", "")]
    public void Unit_and_axes_are_those_of_the_file_or_not_known(string? unit, string? screen, string axes, string symbol)
    {
        var recording = new C3dTestFile().With("POINT:UNITS", unit).With("POINT:Y_SCREEN", screen).Load();

        Assert.Equal(axes, recording.Axes.ToString());
        Assert.Equal(symbol, NeuroPose.Poses.LengthUnits.Symbol(recording.Unit));
        Assert.Equal(screen is ['-', ..], recording.Notices.Any(notice => notice.StartsWith("Y_SCREEN is -Z", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_is_recognized_by_its_mark_and_its_parameters_and_not_by_its_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathTo("walk.txt"), new C3dTestFile().ToBytes());
        File.WriteAllText(folder.PathTo("text.c3d"), "APPARATUS\n" + new string('U', 100_000));

        Assert.Equal(MotionFormat.C3d, MotionFile.Detect(folder.PathTo("walk.txt")).Format);
        Assert.StartsWith($"{folder.PathTo("text.c3d")}: no known motion format. It starts with \"APPARATUS\"", Assert.Throws<FileFormatException>(() => MotionFile.Load(folder.PathTo("text.c3d"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_C3D_file_is_refused_with_the_byte()
    {
        var bytes = new C3dTestFile().ToBytes();

        AssertRefused([], "byte 0: this is no C3D file: it has 0 bytes");
        AssertRefused([2, 0x51, .. bytes[2..]], "byte 1: this is no C3D file: expected 0x50, found 0x51.");
        AssertRefused([1, .. bytes[1..]], "byte 0: the parameters are said to be in block 1; expected 2 or more.");
        AssertRefused([.. bytes[..515], 7, .. bytes[516..]], "byte 515: the processor is 7; expected 84 (Intel), 85 (DEC) or 86 (MIPS).");
        AssertRefused([200, .. bytes[1..]], "cut short: the parameters start at byte 101,888.");
        AssertRefused([.. bytes[..12], 0, 0, 0, 0, .. bytes[16..]], "byte 12: the scale of the points is 0");
    }

    [Fact]
    public void Frames_that_run_backward_are_refused_unless_their_number_is_known()
    {
        var file = new C3dTestFile { FirstFrame = 10, LastFrame = 3 };

        AssertRefused(file.ToBytes(), "byte 6: the first frame is 10 and the last 3.");
        Assert.Equal((10, 4), (file.With("POINT:FRAMES", 4).Load().FirstFrame, file.With("POINT:FRAMES", 4).Load().FrameCount));
    }

    [Fact]
    public void The_recording_says_what_it_is_in_a_paragraph()
    {
        var text = new C3dTestFile(279, "LKNE", "LKneeAngles")
        {
            FirstFrame = 398,
            Point = (frame, point) => point == 1 && frame < 3 ? [0, 0, 0, -1] : [1, 2, 3, 0],
            ["POINT:ANGLES"] = new[] { "LKneeAngles" },
            ["MANUFACTURER:COMPANY"] = "Vicon",
            ["SUBJECTS:NAMES"] = new[] { "Anna Example" },
        }.Load().ToString();

        Assert.Equal(
            "test.c3d: C3D (Vicon, Intel, real). 279 frames at 100 Hz (POINT:RATE), frames 398–676. 1 joint in mm, 3-D, z up (X_SCREEN +X, Y_SCREEN +Z), none missing. 1 model output kept apart (3 samples missing).",
            text);
    }

    private static void AssertRefused(byte[] bytes, string message) =>
        Assert.Contains(message, Assert.Throws<FileFormatException>(() => C3dTestFile.LoadBytes(bytes)).Message, StringComparison.Ordinal);
}
