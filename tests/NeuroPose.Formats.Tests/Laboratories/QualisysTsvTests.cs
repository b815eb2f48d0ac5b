using NeuroPose.Formats.Tests.Loading;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Laboratories;

public sealed class QualisysTsvTests : WrittenFiles
{
    private const string Header = "NO_OF_FRAMES\t2\r\nNO_OF_MARKERS\t2\r\nFREQUENCY\t100\r\nDATA_INCLUDED\t3D\r\n";

    [Fact]
    public void Markers_times_and_events_are_read()
    {
        var file = QualisysTsvFile.Load(Write("a.tsv", Header
            + "EVENT\tRTO\t12\t0.11\r\nEVENT\tRHS\t11\t0.10\r\nEVENT\tEND\t99\t0.98\r\nMARKER_NAMES\tRKNE\tLKNE\r\nFrame\tTime\tRKNE X\tRKNE Y\tRKNE Z\tLKNE X\tLKNE Y\tLKNE Z\r\n"
            + "11\t0.10\t1\t2\t3\t4\t5\t6\r\n12\t0.11\t1.5\t2\t3\t\t\t\r\n"));

        var recording = file.Recording;
        Assert.Equal(["RKNE", "LKNE"], recording.Labels);
        Assert.Equal((11, 2, 1), (recording.FirstFrame, recording.FrameCount, recording.TimeZeroFrame));
        Assert.Equal((100, "FREQUENCY"), (recording.FramesPerSecond, recording.RateSource));
        Assert.Equal([0.10, 0.11], recording.Times.ToArray());
        Assert.Equal(1, recording.Persons[0].MissingCount);
        Assert.Equal([("RHS", 11, 0), ("RTO", 12, 1), ("END", 99, null)],
            recording.Events.Select(found => (found.Label, found.Frame!.Value, found.Index)));
        Assert.Equal(["3D"], file.Header["DATA_INCLUDED"]);
        Assert.Empty(recording.Notices);
    }

    [Fact]
    public void Without_a_row_of_names_frames_are_counted_from_1_and_a_line_of_tabs_is_a_frame()
    {
        var recording = Load(Header.Replace("FRAMES\t2", "FRAMES\t3",
            StringComparison.Ordinal) + "MARKER_NAMES\tRKNE\tLKNE\r\n1\t2\t3\t4\t5\t6\r\n\t\t\t\t\t\r\n7\t8\t9\t10\t11\t12\t\r\n");

        Assert.Equal((1, 3), (recording.FirstFrame, recording.FrameCount));
        Assert.Equal(2, recording.Persons[0].MissingCount);
        Assert.Equal([7, 8, 9], recording.Persons[0].Coordinates.ToArray()[12..15]);
        Assert.True(recording.Times.IsEmpty);
        Assert.Empty(recording.Notices);
    }

    [Fact]
    public void Frame_and_time_without_a_row_of_names_are_known_by_the_number_of_cells()
    {
        var recording = Load(Header + "MARKER_NAMES\tRKNE\tLKNE\r\n5\t0.04\t1\t2\t3\t4\t5\t6\r\n6\t0.05\t1\t2\t3\t4\t5\t6\r\n");

        Assert.Equal(5, recording.FirstFrame);
        Assert.Equal([1, 2, 3, 4, 5, 6], recording.Persons[0].Coordinates.ToArray()[..6]);
    }

    [Fact]
    public void Exact_zeros_are_missing_and_counted()
    {
        var recording = Load(Header + "MARKER_NAMES\tRKNE\tLKNE\r\n1\t2\t3\t0.000\t0.000\t0.000\r\n1\t2\t3\t4\t5\t6\r\n");

        Assert.Equal(1, recording.Persons[0].MissingCount);
        Assert.Contains("Points that are exactly 0, 0, 0, as QTM writes missing ones, were taken as missing: 1.", recording.Notices);
    }

    [Fact]
    public void The_unit_is_not_known_unless_the_caller_says_it_or_takes_QTMs_default()
    {
        var text = Header + "MARKER_NAMES\tRKNE\tLKNE\r\n1\t2\t3\t4\t5\t6\r\n1\t2\t3\t4\t5\t6\r\n";

        Assert.Equal(LengthUnit.Unknown, Load(text).Unit);
        Assert.Equal((LengthUnit.Millimeter, "QTM's default"),
            (Load(text, new() { AssumeQtmMillimeters = true }).Unit, Load(text, new() { AssumeQtmMillimeters = true }).UnitSource));
        Assert.Equal("given by the caller", Load(text, new() { Unit = LengthUnit.Meter }).UnitSource);
    }

    [Theory]
    [InlineData("DATA_INCLUDED\t6D\r\nBODY_NAMES\tA\r\n",
        "this is a Qualisys TSV of 6D bodies, which is not read. Export 3D data from QTM.")]
    [InlineData("DATA_INCLUDED\tSkeleton\r\n", "this is a Qualisys TSV of skeletons, which is not read. Export 3D data from QTM.")]
    [InlineData("SOLVER\t1.0\r\n", "this is a Qualisys TSV of skeletons, which is not read. Export 3D data from QTM.")]
    [InlineData("FREQUENCY\t10\r\n", "there is no line MARKER_NAMES. Only 3D exports of QTM are read.")]
    public void Other_exports_are_refused_by_their_name(string lines, string problem) =>
        Assert.Equal(problem, Refused("NO_OF_FRAMES\t1\r\n" + lines + "1\t2\t3\r\n").Problem);

    [Fact]
    public void Counts_that_are_wrong_are_noticed()
    {
        var notices = Load(Header.Replace(
            "MARKERS\t2", "MARKERS\t3", StringComparison.Ordinal) + "MARKER_NAMES\tRKNE\tLKNE\r\n1\t2\t3\t4\t5\t6\r\n").Notices;

        Assert.Equal(["The number of rows is 1, NO_OF_FRAMES says 2. The rows were used.",
            "The number of marker names is 2, NO_OF_MARKERS says 3. The marker names were used."], notices);
    }

    [Theory]
    [InlineData("-100")]
    [InlineData("0")]
    [InlineData("1e999")]
    public void A_rate_that_is_none_is_not_known_and_its_poses_are_there(string rate)
    {
        var text = $"NO_OF_FRAMES\t1\nNO_OF_MARKERS\t1\nFREQUENCY\t{rate}\nMARKER_NAMES\tA\n1\t2\t3\n";
        var recording = Load(text, new() { Format = MotionFormat.QualisysTsv });

        Assert.True(double.IsNaN(recording.FramesPerSecond));
        Assert.Null(recording.RateSource);
        Assert.Equal(1, recording.Poses().FrameCount);
    }
}
