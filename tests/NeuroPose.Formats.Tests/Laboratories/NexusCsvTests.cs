using NeuroPose.Formats.Tests.Loading;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Laboratories;

public sealed class NexusCsvTests : WrittenFiles
{
    private const string Whole = """
        Devices,,,,
        1000,,,,
        ,,Force Plate - Force,,EMG
        Frame,Sub Frame,Fx,Fy,1
        ,,N,N,V
        11,0,1,2,0.1
        11,1,1,2,0.2
        12,0,3,4,0.3
        12,1,3,4,0.4

        Events
        500
        Subject,Context,Name,Time (s),Description
        Anna,Right,Foot Off,0.024,off
        Anna,Left,Foot Strike,0.0201,strike

        Model Outputs
        500
        ,,Anna:LKneeAngles,,,Anna:LHJC,,
        Frame,Sub Frame,X,Y,Z,X,Y,Z
        ,,deg,deg,deg,mm,mm,mm
        11,0,10,11,12,100,101,102
        12,0,13,14,15,103,,105

        Trajectories
        500
        ,,Anna:LKNE,,,*110,,,Anna:RKNE,,
        Frame,Sub Frame,X,Y,Z,X,Y,Z,X,Y,Z
        ,,mm,mm,mm,mm,mm,mm,mm,mm,mm
        11,0,1,2,3,4,5,6,7,8,9
        12,0,1.5,2,3,,,,7,8,9
        """;

    [Fact]
    public void All_sections_become_one_recording()
    {
        var recording = NexusCsvFile.Load(Write("a.csv", Whole));

        var person = Assert.Single(recording.Persons);
        Assert.Equal(["LHJC", "LKNE", "RKNE"], person.Labels);
        Assert.Equal(["LHJC"], person.Modeled);
        Assert.Equal(("Anna", true), (person.Name, person.IsSubject));
        Assert.Equal([100, 101, 102, 1, 2, 3, 7, 8, 9], person.Coordinates.ToArray()[..9]);
        Assert.Equal(1, person.MissingCount);
        Assert.Equal(["*110"], recording.Unlabeled!.Labels);
        Assert.Equal((500, 2, 11, 1), (recording.FramesPerSecond, recording.FrameCount, recording.FirstFrame, recording.TimeZeroFrame));
        Assert.Equal((LengthUnit.Millimeter, "the row of units"), (recording.Unit, recording.UnitSource));
        Assert.Equal([new("LKneeAngles X", "deg"), new("LKneeAngles Y", "deg"), new("LKneeAngles Z", "deg")],
            recording.ModelOutputs.Channels);
        Assert.Equal([10, 13], recording.ModelOutputs["LKneeAngles X"]);
        Assert.DoesNotContain("Anna", recording.ToString() + string.Concat(recording.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_are_analog_channels_with_units_on_the_clock_of_the_frames()
    {
        var analog = NexusCsvFile.Load(Write("a.csv", Whole)).Analog;

        Assert.Equal([new("Force Plate - Force Fx", "N"), new("Force Plate - Force Fy", "N"), new("EMG 1", "V")], analog.Channels);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], analog["EMG 1"]);
        Assert.Equal((1000, 0.02), (analog.FramesPerSecond, analog.StartSeconds));
    }

    [Fact]
    public void Events_are_sorted_and_time_0_is_frame_1()
    {
        var events = NexusCsvFile.Load(Write("a.csv", Whole)).Events;

        Assert.Equal([("Foot Strike", Side.Left, 11, 0), ("Foot Off", Side.Right, 13, null)],
            events.Select(found => (found.Label, found.Side!.Value, found.Frame!.Value, found.Index)));
        Assert.Equal("Anna", events[0].Subject);
    }

    [Fact]
    public void Devices_alone_have_the_frames_of_their_sub_frames()
    {
        var recording = Load(Whole[..Whole.IndexOf("Events", StringComparison.Ordinal)]);

        Assert.Empty(recording.Persons);
        Assert.Equal((2, 11, 500), (recording.FrameCount, recording.FirstFrame, recording.FramesPerSecond));
    }

    [Theory]
    [InlineData("\r\n", ",")]
    [InlineData("\n", "\t")]
    [InlineData("\r", ";")]
    public void Line_ends_delimiters_and_cells_that_fill_up_the_lines_do_not_matter(string end, string delimiter)
    {
        var text = string.Concat(Whole.Split('\n').Select(line => line.TrimEnd('\r') + ",,,,,," + end)).Replace(
            ",", delimiter, StringComparison.Ordinal);

        Assert.Equal(Load(Whole).Persons[0].Coordinates.ToArray(), Load(text).Persons[0].Coordinates.ToArray());
        Assert.Equal(2, Load(text).Events.Count);
    }

    [Fact]
    public void Older_exports_without_units_are_read_and_outputs_of_Plug_in_Gait_are_known_by_their_names()
    {
        var recording = Load("Title\nDate:\nNotes:,\"\"\n\nTRAJECTORIES\n100,Hz\n,LKNE,,,LKneeAngles,,,*12,,\nField #,X,Y,Z,X,Y,Z,X,Y,Z\n1,1,2,3,4,5,6,7,8,9\n2,1,2,3,4,5,6,7,8,9\n");

        Assert.Equal(["LKNE"], recording.Labels);
        Assert.Equal((100, LengthUnit.Unknown), (recording.FramesPerSecond, recording.Unit));
        Assert.Equal([4, 4], recording.ModelOutputs["LKneeAngles X"]);
        Assert.Equal(["*12"], recording.Unlabeled!.Labels);
        Assert.Equal(["The file has no units. Columns whose names end in Angles, Force, Moment or Power were taken as model outputs: 3."], recording.Notices);
    }

    [Fact]
    public void Joints_and_other_columns_of_trajectories_are_outputs_with_their_units()
    {
        var recording = Load("Joints\n100\n,,Anna:Hip,,,\nFrame,Sub Frame,RX,RY,RZ,TX\n,,deg,deg,deg,mm\n1,0,1,2,3,4\n\nTrajectories\n100\n,,A,,,,\nFrame,Sub Frame,X,Y,Z,X',Y'\n,,mm,mm,mm,mm/s,mm/s\n1,0,1,2,3,4,5\n");

        Assert.Equal(["A"], recording.Labels);
        Assert.Equal(["Hip RX", "Hip RY", "Hip RZ", "Hip TX", "A X'", "A Y'"],
            recording.ModelOutputs.Channels.Select(channel => channel.Name));
        Assert.Equal("mm/s", recording.ModelOutputs.Channels[4].Unit);
    }

    [Fact]
    public void Points_in_another_unit_than_the_first_are_no_points()
    {
        var recording = Load("Trajectories\n100\n,,A,,,B,,\nFrame,Sub Frame,X,Y,Z,X,Y,Z\n,,mm,mm,mm,m,m,m\n1,0,1,2,3,4,5,6\n");

        Assert.Equal(["A"], recording.Labels);
        Assert.Equal(new Channel("B X", "m"), recording.ModelOutputs.Channels[0]);
        Assert.Equal(["Some points are in m and not in mm; they were taken as model outputs."], recording.Notices);
    }

    [Fact]
    public void A_section_with_other_frames_is_noticed_and_left_out()
    {
        var recording = Load("Trajectories\n100\n,,A,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n1,0,1,2,3\n\nModel Outputs\n100\n,,B,,\nFrame,Sub Frame,X,Y,Z\n,,deg,deg,deg\n2,0,1,2,3\n");

        Assert.Empty(recording.ModelOutputs.Channels);
        Assert.Equal(["The section Model Outputs has other frames than Trajectories and was not read."], recording.Notices);
    }

    [Theory]
    [InlineData("Trajectories\nfast\n", "\"fast\" in the column \"1\" is no rate in Hz")]
    [InlineData("Trajectories\n100\n,,A,,\n", "the file is cut short")]
    [InlineData("Trajectories\n100\n,,A,,\nX,Y,Z\n", "expected the names of the columns")]
    [InlineData("Trajectories\n100\n,,A,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n1,0,a,2,3\n", "\"a\" in the column \"X\" is no number.")]
    [InlineData("Title\n1\n", "there is no section Trajectories")]
    public void A_file_that_breaks_the_format_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Refused(text, new() { Format = MotionFormat.NexusCsv }).Problem, StringComparison.Ordinal);
}
