using System.Globalization;
using NeuroPose.Formats.Tests.Loading;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.OpenSim;

public sealed class TrcTests : WrittenFiles
{
    private const string Keys = "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames";

    [Fact]
    public void The_header_the_markers_and_the_times_are_read()
    {
        var file = TrcFile.Load(
            Write("walk.trc", Text("100", "2", "mm", "RKnee\t\t\tLKnee", "1\t0\t1\t2\t3\t4\t5\t6", "2\t0.01\t1.5\t2.5\t3.5\t-4e1\t5\t6")));

        Assert.Equal("100", file.Header["DataRate"]);
        Assert.Equal(MotionFormat.Trc, file.Recording.Format);
        Assert.Equal((100, "DataRate"), (file.Recording.FramesPerSecond, file.Recording.RateSource));
        Assert.Equal((LengthUnit.Millimeter, "Units"), (file.Recording.Unit, file.Recording.UnitSource));
        Assert.Equal(Axes.Unknown, file.Recording.Axes);
        Assert.Equal(["RKnee", "LKnee"], file.Recording.Labels);
        Assert.Equal([1, 2, 3, 4, 5, 6, 1.5, 2.5, 3.5, -40, 5, 6], file.Recording.Persons[0].Coordinates.ToArray());
        Assert.Equal([0, 0.01], file.Recording.Times.ToArray());
        Assert.Empty(file.Recording.Notices);
    }

    [Theory]
    [InlineData("RKnee\t\t\tLKnee\t\t\t")]
    [InlineData("RKnee\tLKnee")]
    [InlineData("\tRKnee\t\tLKnee")]
    [InlineData("RKnee\t\t\t\t\tLKnee")]
    public void Names_are_taken_in_their_order_wherever_they_stand(string names) =>
        Assert.Equal(["RKnee", "LKnee"], Load(Text("100", "2", "mm", names, "1\t0\t1\t2\t3\t4\t5\t6")).Labels);

    [Theory]
    [InlineData(",")]
    [InlineData("  ")]
    [InlineData("\t")]
    public void Tabs_commas_and_blanks_divide(string delimiter)
    {
        var text = Text("100", "2", "m", "A\tB", "7\t0\t1\t2\t3\t4\t5\t6").Replace("\t", delimiter, StringComparison.Ordinal);

        var recording = Load(text);

        Assert.Equal(["A", "B"], recording.Labels);
        Assert.Equal([1, 2, 3, 4, 5, 6], recording.Persons[0].Coordinates.ToArray());
        Assert.Equal(LengthUnit.Meter, recording.Unit);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_and_a_mark_do_not_matter(string end)
    {
        var text = "\uFEFF" + Text("100", "1", "mm", "A", "1\t0\t1\t2\t3").Replace("\n", end, StringComparison.Ordinal);

        Assert.Equal([1, 2, 3], Load(text).Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Empty_cells_nan_and_the_end_of_short_rows_are_missing_points()
    {
        var recording = Load(Text(
            "100", "2", "mm", "A\tB", "1\t0\t\t\t\t4\t5\t6", "2\t0.01\t1\tNaN\t3\t nan \tnan\tnan", "3\t0.02\t1\t2\t3"));

        var numbers = recording.Persons[0].Coordinates.ToArray();
        Assert.Equal(4, recording.Persons[0].MissingCount);
        Assert.Equal([4, 5, 6], numbers[3..6]);
        Assert.All(numbers[6..12], number => Assert.True(double.IsNaN(number)));
        Assert.Equal([1, 2, 3], numbers[12..15]);
    }

    [Fact]
    public void Frames_keep_their_numbers_and_times_and_a_gap_in_them_is_missing_frames()
    {
        var recording = Load(Text("60", "1", "mm", "A", "185\t3.067\t1\t2\t3", "186\t3.083\t1\t2\t3", "189\t3.133\t4\t5\t6"));

        Assert.Equal((185, 5), (recording.FirstFrame, recording.FrameCount));
        Assert.Equal(1, recording.TimeZeroFrame);
        Assert.Equal(2, recording.Persons[0].MissingCount);
        Assert.Equal([4, 5, 6], recording.Persons[0].Coordinates.ToArray()[12..]);
        Assert.Equal(3.133, recording.Times.ToArray()[4]);
        Assert.Contains("The frame numbers leave out 2 of 5 frames; they are missing.", recording.Notices);
    }

    [Fact]
    public void Frame_numbers_that_cannot_be_so_do_not_make_millions_of_frames()
    {
        var recording = Load(Text("60", "1", "mm", "A", "1\t0\t1\t2\t3", "2000000000\t0.0167\t1\t2\t3"));

        Assert.Equal((1, 2), (recording.FirstFrame, recording.FrameCount));
        Assert.Contains(recording.Notices, notice =>
            notice.StartsWith("The frame numbers leave out more frames than there are", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_in_the_header_that_are_wrong_are_noticed_and_what_is_there_is_used()
    {
        var recording = Load(Text("100", "20", "mm", "A\tB", "1\t0\t1\t2\t3\t4\t5\t6", "2\t0.01\t1\t2\t3\t4\t5\t6").Replace(
            "\t2\t20\t", "\t900\t20\t", StringComparison.Ordinal));

        Assert.Equal(2, recording.FrameCount);
        Assert.Contains("Line 4: 2 marker names, NumMarkers says 20. The names were used.", recording.Notices);
        Assert.Contains("The number of rows is 2, NumFrames says 900. The rows were used.", recording.Notices);
    }

    [Fact]
    public void More_numbers_than_names_are_refused_because_nobody_knows_whose_they_are()
    {
        var problem = Refused(Text("100", "2", "mm", "A", "1\t0\t1\t2\t3\t4\t5\t6"));

        Assert.Equal(7, problem.Place.Line);
        Assert.StartsWith("the line has more cells than the 5 columns", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_the_times_contradict_is_noticed_and_rounded_times_are_no_contradiction()
    {
        var contradicted = Load(Text("250", "1", "mm", "A", "1\t0\t1\t2\t3", "2\t0.04\t1\t2\t3", "3\t0.08\t1\t2\t3"));
        var rounded = Load(Text("60", "1", "mm", "A", "1\t0\t1\t2\t3", "2\t0.017\t1\t2\t3", "3\t0.033\t1\t2\t3", "4\t0.05\t1\t2\t3"));

        Assert.Equal(["DataRate says 250 Hz, but the times are mostly 0.04 s apart. DataRate was used."], contradicted.Notices);
        Assert.Equal(250, contradicted.FramesPerSecond);
        Assert.Empty(rounded.Notices);
    }

    [Fact]
    public void Without_a_rate_in_the_header_the_times_give_it()
    {
        var recording = Load(Text("", "1", "mm", "A", "1\t0\t1\t2\t3", "2\t0.017\t1\t2\t3", "3\t0.033\t1\t2\t3", "4\t0.05\t1\t2\t3"));

        Assert.Equal(60, recording.FramesPerSecond);
        Assert.Equal("time column, printed to 0.001 s", recording.RateSource);
    }

    [Fact]
    public void Points_that_are_exactly_zero_are_kept_and_noticed()
    {
        var recording = Load(Text("100", "1", "mm", "A", "1\t0\t0\t0\t0", "2\t0.01\t0\t0\t1"));

        Assert.Equal(0, recording.Persons[0].MissingCount);
        Assert.Equal(["Points that are exactly 0, 0, 0 were kept; they may be missing: 1."], recording.Notices);
    }

    [Fact]
    public void An_unknown_unit_is_noticed_with_the_option_and_the_caller_may_give_it()
    {
        var text = Text("100", "1", "inch", "A", "1\t0\t1\t2\t3");

        Assert.Equal(["The unit \"inch\" is not known. Give LoadOptions.Unit."], Load(text).Notices);
        Assert.Equal(LengthUnit.Unknown, Load(text).Unit);
        Assert.Equal(LengthUnit.Centimeter, Load(text, new() { Unit = LengthUnit.Centimeter }).Unit);
    }

    [Fact]
    public void Subjects_are_people_starred_trajectories_stand_apart_and_labels_that_are_there_twice_get_a_number()
    {
        var recording = Load(Text(
            "100", "5", "mm", "Anna:LKNE\tBert:LKNE\t*7\tAnna:LKNE\tBox", "1\t0\t" + string.Join('\t', Enumerable.Range(1, 15))));

        Assert.Equal(["Anna", "Bert", ""], recording.Persons.Select(person => person.Name));
        Assert.Equal([true, true, false], recording.Persons.Select(person => person.IsSubject));
        Assert.Equal(["LKNE", "LKNE_2"], recording.Persons[0].Labels);
        Assert.Equal([1, 2, 3, 10, 11, 12], recording.Persons[0].Coordinates.ToArray());
        Assert.Equal(["*7"], recording.Unlabeled!.Labels);
        Assert.Equal([7, 8, 9], recording.Unlabeled.Coordinates.ToArray());
        Assert.DoesNotContain("Anna", recording.ToString() + string.Concat(recording.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_comma_is_refused_with_the_line()
    {
        var problem = Refused(Text("100", "1", "mm", "A", "1\t0\t1\t2\t3", "2\t0.01\t1,25\t2\t3"));

        Assert.Equal((8, 8), (problem.Place.Line, problem.Place.Column));
        Assert.Contains("\"1,25\"", problem.Problem, StringComparison.Ordinal);
        Assert.Contains("decimal commas are not read", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PathFileType\t4\t(X/Y/Z)\tx.trc\n" + Keys + "\n1\t1\t1\t1\tmm\n", "there is no row of marker names")]
    [InlineData("PathFileType\t4\n" + Keys + "\n1\t1\t1\t1\tmm\nFrame#\tTime\n", "no markers are named")]
    public void A_file_that_ends_in_its_header_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Refused(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Another_file_that_is_taken_for_a_TRC_is_refused() =>
        Assert.StartsWith("the file does not start with PathFileType",
            Assert.Throws<FileFormatException>(() => TrcFile.Load(Write("x.trc", "time,a\n0,1\n"))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Rows_far_shorter_than_the_names_are_refused_before_they_fill_the_memory()
    {
        var names = string.Join('\t', Enumerable.Range(0, 20_000).Select(marker => "M" + marker.ToString(CultureInfo.InvariantCulture)));
        var rows = Enumerable.Range(1, 50_000).Select(frame => FormattableString.Invariant($"{frame}\t0")).ToArray();

        Assert.StartsWith("the lines are far shorter", Refused(Text("100", "1", "mm", names, rows)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_reads_back_the_same()
    {
        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            var (frames, markers) = (random.Next(1, 40), random.Next(1, 12));
            var saved = MotionRecordings.Random(random, frames, markers) with
            {
                FramesPerSecond = round % 2 == 0 ? 60 : 119.88012,
                Unit = round % 3 == 0 ? LengthUnit.Meter : LengthUnit.Millimeter,
                FirstFrame = random.Next(0, 500),
            };
            saved.SaveTrc(PathTo("saved.trc"));

            var loaded = MotionFile.Load(PathTo("saved.trc"));

            AssertSame(saved, loaded);
            Assert.Equal(saved.Unit, loaded.Unit);
            Assert.Equal(saved.TimeZeroFrame, loaded.TimeZeroFrame);
            Assert.Empty(loaded.Notices);
        }
    }

    [Fact]
    public void What_the_format_cannot_hold_is_not_saved_and_the_message_names_the_option()
    {
        var recording = MotionRecordings.Random(new(1), 3, 2) with { FramesPerSecond = 60, Unit = LengthUnit.Meter };

        Assert.Contains("FramesPerSecond", Message(recording with { FramesPerSecond = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("LoadOptions.Unit", Message(recording with { Unit = LengthUnit.Unknown }), StringComparison.Ordinal);
        Assert.Contains("2-D", Message(recording with { Dimensions = 2 }), StringComparison.Ordinal);
        Assert.Contains("has no points", Message(recording with { Persons = [] }), StringComparison.Ordinal);
        Assert.Contains("one person; the recording has 2",
            Message(recording with { Persons = [.. recording.Persons, .. recording.Persons] }), StringComparison.Ordinal);
        Assert.False(File.Exists(PathTo("no.trc")));

        string Message(MotionRecording refused) => Assert.ThrowsAny<ArgumentException>(() => refused.SaveTrc(PathTo("no.trc"))).Message;
    }

    private static string Text(string rate, string markers, string unit, string names, params string[] rows) =>
        $"PathFileType\t4\t(X/Y/Z)\twalk.trc\n{Keys}\n{rate}\t{rate}\t{rows.Length}\t{markers}\t{unit}\t{rate}\t1\t{rows.Length}\nFrame#\tTime\t{names}\n\t\tX1\tY1\tZ1\n\t\t\n{string.Join('\n', rows)}\n";
}
