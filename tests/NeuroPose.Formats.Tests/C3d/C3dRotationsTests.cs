using NeuroPose.Numerics;

namespace NeuroPose.Formats.Tests.C3d;

public class C3dRotationsTests
{
    // A quarter turn about z: x becomes y, y becomes -x. By columns, then the origin, then the reliability.
    private static readonly double[] Turned = [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1, 0.9];
    private static readonly double[] Straight = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2, 3, 1, 1];
    private static readonly double[] Missing = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1];

    private static C3dTestFile File => new C3dTestFile(2, "pelvis_4X4", "thigh_4X4")
    {
        PointCount = 0,
        Rotations = [.. Turned, .. Straight, .. Missing, .. Turned],
        ["POINT:LABELS"] = null,
        ["ROTATION:USED"] = 2,
        ["ROTATION:RATE"] = 100.0,
        ["ROTATION:RATIO"] = 1,
        ["ROTATION:LABELS"] = new[] { "pelvis_4X4", "thigh_4X4" },
        ["ROTATION:DATA_START"] = 3,
    };

    [Fact]
    public void Origins_of_segments_are_the_points_of_a_file_that_has_no_others()
    {
        var (file, person) = (File.LoadFile(), File.Load().Persons[0]);

        Assert.Equal(3, File.DataBlock);
        Assert.Equal(["pelvis_4X4", "thigh_4X4"], person.Labels);
        Assert.Equal([5, 6, 7, 1, 2, 3, double.NaN, double.NaN, double.NaN, 5, 6, 7], person.Coordinates.ToArray());
        Assert.Contains(file.Recording.Notices, notice => notice.StartsWith("The file has no points: the recording's are the origins of its 2 segments", StringComparison.Ordinal));
        Assert.Equal((2, 100.0), (file.Rotations!.FrameCount, file.Rotations.FramesPerSecond));
    }

    [Fact]
    public void Orientations_are_by_columns_and_can_be_seen_from_another_segment()
    {
        var rotations = File.LoadFile().Rotations!;

        Assert.Equal(new Matrix3(new(0, 1, 0), new(-1, 0, 0), new(0, 0, 1)), rotations.Orientation(0, "pelvis_4X4"));
        Assert.Equal(new Point3(0, -1, 0), rotations.Relative(0, "thigh_4X4", to: "pelvis_4X4").X);
        Assert.Equal(new Point3(5, 6, 7), rotations.Origin(1, "thigh_4X4"));
        Assert.Equal((float)0.9, rotations.Reliability(0, "pelvis_4X4"));
        Assert.Equal(-1, rotations.Reliability(1, "pelvis_4X4"));
        Assert.True(double.IsNaN(rotations.Orientation(1, "pelvis_4X4").X.X));
        Assert.Contains("Did you mean \"thigh_4X4\"?", Assert.Throws<ArgumentException>(() => rotations.Origin(0, "tigh_4X4")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => rotations.Origin(2, "thigh_4X4"));
    }

    [Fact]
    public void Rotations_that_were_cut_are_refused_or_loaded_as_far_as_they_are_whole()
    {
        var bytes = File.ToBytes()[..^4];

        var error = Assert.Throws<FileFormatException>(() => C3dTestFile.LoadBytes(bytes));
        Assert.Contains("cut short: 2 frames of rotations were announced, 1 whole ones are there.", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, C3dTestFile.LoadBytes(bytes, new() { AllowTruncated = true }).Rotations!.FrameCount);
    }
}
