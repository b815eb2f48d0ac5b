using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Trackers;

/// <summary>3-D tables of Anipose.</summary>
public sealed class AniposeTests : IDisposable
{
    private const string Header = "hip_x,hip_y,hip_z,hip_error,hip_ncams,hip_score,M_00,center_0,fnum\n";

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Points_have_the_score_as_confidence_and_error_and_cameras_as_values_of_their_own()
    {
        var recording = AniposeFile.Load(files.Write("a.csv", Header + "1,2,3,0.5,3.0,0.9,1,0,7\n,,,,,,1,0,8\n"));

        Assert.Equal((MotionFormat.Anipose, 2, 7, 3), (recording.Format, recording.FrameCount, recording.FirstFrame, recording.Dimensions));
        Assert.Equal((LengthUnit.Unknown, "score", 0.9), (recording.Unit, recording.Persons[0].ConfidenceName, TextFiles.Confidence(recording, 0, 0, 0)));
        Assert.Equal([0.5, double.NaN], recording.Persons[0].PointValues[AniposeFile.ErrorName].ToArray());
        Assert.Equal([3, double.NaN], recording.Persons[0].PointValues[AniposeFile.CamerasName].ToArray());
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal(["hip"], recording.Labels);
    }

    [Fact]
    public void Values_that_are_no_confidence_are_kept_when_they_are_asked_for()
    {
        var path = files.Write("a.csv", Header + "1,2,3,0.5,3.0,0.9,1,0,7\n");

        Assert.Empty(MotionFile.Load(path).Persons[0].PointValues);
        Assert.Equal(2, MotionFile.Load(path, new() { PointValues = true }).Persons[0].PointValues.Count);
        Assert.Contains("The unit is that of the calibration board, usually mm, and is not in the file. Give LoadOptions.Unit.", MotionFile.Load(path).Notices);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_with_line_and_column() =>
        Assert.Equal("b.csv: line 2, column 3: \"two\" in the column \"hip_y\" is no number.", files.Refused("b.csv", Header + "1,two,3,0.5,3.0,0.9,1,0,7\n"));

    [Fact]
    public void A_table_without_its_columns_is_refused_by_name() => Assert.EndsWith(
        "no columns of Anipose: expected part_x, part_y, part_z, part_error, part_ncams and part_score.",
        files.Refused("c.csv", "a,b\n1,2\n", new() { Format = MotionFormat.Anipose }),
        StringComparison.Ordinal);
}
