using NeuroPose.Formats.Tests.Loading;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Laboratories;

public sealed class MotiveCsvTests : WrittenFiles
{
    private const string Keys = "Format Version,1.23,Take Name,Walk,Capture Frame Rate,240,Export Frame Rate,120.000000,Rotation Type,XYZ,Length Units,Meters\r\n";

    [Fact]
    public void Markers_are_points_and_rigid_bodies_stand_apart()
    {
        var file = MotiveCsvFile.Load(Write("a.csv", Keys + """

            ,Type,Rigid Body,Rigid Body,Rigid Body,Rigid Body,Rigid Body,Rigid Body,Rigid Body,Marker,Marker,Marker,Marker,Marker,Marker
            ,Name,Foot,Foot,Foot,Foot,Foot,Foot,Foot,Heel,Heel,Heel,Unlabeled 1001,Unlabeled 1001,Unlabeled 1001
            ,ID,1,1,1,1,1,1,1,2,2,2,3,3,3
            ,Parent,,,,,,,,Foot,Foot,Foot,,,
            ,,Rotation,Rotation,Rotation,Position,Position,Position,Mean Marker Error,Position,Position,Position,Position,Position,Position
            Frame,Time (Seconds),X,Y,Z,X,Y,Z,,X,Y,Z,X,Y,Z
            1000,8.333333,10,20,30,1,2,3,0.1,4,5,6,7,8,9
            1001,8.341667,10,20,30,1,2,3,0.1,,,,7,8,9
            """));

        var recording = file.Recording;
        Assert.Equal("Walk", file.Header["Take Name"]);
        Assert.Equal(["Heel"], recording.Labels);
        Assert.Equal([4, 5, 6], recording.Persons[0].Coordinates.ToArray()[..3]);
        Assert.Equal(1, recording.Persons[0].MissingCount);
        Assert.Equal(["Unlabeled 1001"], recording.Unlabeled!.Labels);
        Assert.Equal((1000, 0), (recording.FirstFrame, recording.TimeZeroFrame));
        Assert.Equal((120, "Export Frame Rate"), (recording.FramesPerSecond, recording.RateSource));
        Assert.Equal((LengthUnit.Meter, Axes.Unknown), (recording.Unit, recording.Axes));
        Assert.Equal(new Channel("Foot Rotation X", "deg"), recording.ModelOutputs.Channels[0]);
        Assert.Equal(new Channel("Foot Position Z", "m"), recording.ModelOutputs.Channels[5]);
        Assert.Equal("Foot Mean Marker Error", recording.ModelOutputs.Channels[6].Name);
        Assert.Equal([30, 30], recording.ModelOutputs["Foot Rotation Z"]);
        Assert.Empty(recording.Notices);
    }

    [Fact]
    public void Where_there_are_only_bones_their_positions_are_the_points()
    {
        var recording = Load(Keys.Replace("XYZ", "Quaternion", StringComparison.Ordinal) + """
            ,Type,Bone,Bone,Bone,Bone,Bone,Bone,Bone
            ,Name,Ann:Hip,Ann:Hip,Ann:Hip,Ann:Hip,Ann:Hip,Ann:Hip,Ann:Hip
            ,,Rotation,Rotation,Rotation,Rotation,Position,Position,Position
            Frame,Time,X,Y,Z,W,X,Y,Z
            0,0,0,0,0,1,1,2,3
            """);

        Assert.Equal("Ann", recording.Persons[0].Name);
        Assert.Equal(["Hip"], recording.Labels);
        Assert.Equal(4, recording.ModelOutputs.Channels.Count);
        Assert.Equal(["The file has no markers: the positions of the bones were taken as points."], recording.Notices);
    }

    [Fact]
    public void A_file_without_column_names_is_refused() =>
        Assert.StartsWith("there is no row of column names", Refused(Keys + "1,2,3\n").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_row_with_more_cells_than_columns_is_refused_with_its_line()
    {
        var problem = Refused(
            Keys + ",Type,Marker,Marker,Marker\n,Name,A,A,A\n,,Position,Position,Position\nFrame,Time,X,Y,Z\n0,0,1,5,2,5,3,5\n");

        Assert.Equal(6, problem.Place.Line);
        Assert.Contains("save the file with decimal points", problem.Problem, StringComparison.Ordinal);
    }
}
