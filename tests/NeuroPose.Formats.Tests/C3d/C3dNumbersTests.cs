namespace NeuroPose.Formats.Tests.C3d;

public class C3dNumbersTests
{
    public static TheoryData<C3dProcessor, bool> Formats => new()
    {
        { C3dProcessor.Intel, true },
        { C3dProcessor.Intel, false },
        { C3dProcessor.Dec, true },
        { C3dProcessor.Dec, false },
        { C3dProcessor.Mips, true },
        { C3dProcessor.Mips, false },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_number_format_gives_the_same_points_values_events_and_samples(C3dProcessor processor, bool isReal)
    {
        var file = new C3dTestFile
        {
            Processor = processor,
            IsReal = isReal,
            FirstFrame = 40,
            Point = (frame, point) => point == 1 && frame == 2 ? [0, 0, 0, -1] : [(10 * frame) + (0.5 * point), -point, 1000, (5 << 8) | 3],
            ChannelCount = 2,
            SamplesPerFrame = 3,
            ["ANALOG:LABELS"] = new[] { "Fz1", "EMG" },
            ["ANALOG:UNITS"] = new[] { "N", "V" },
            ["ANALOG:SCALE"] = new[] { 2.0, 0.25 },
            ["ANALOG:OFFSET"] = new[] { 10, 0 },
            ["ANALOG:GEN_SCALE"] = 0.5,
            ["EVENT:USED"] = 1,
            ["EVENT:CONTEXTS"] = new[] { "Right" },
            ["EVENT:LABELS"] = new[] { "Foot Strike" },
            ["EVENT:TIMES"] = (new[] { 2, 1 }, new[] { 0, 0.41 }),
        }.LoadFile(new() { PointValues = true });
        var recording = file.Recording;

        Assert.Equal((processor, isReal), (file.Processor, file.IsReal));
        var person = Assert.Single(recording.Persons);
        Assert.Equal(["LKNE", "RKNE", "LANK"], person.Labels);
        Assert.Equal([0, 0, 1000, 0.5, -1, 1000, 1, -2, 1000], person.Coordinates.Span[..9].ToArray());
        Assert.Equal([20, 0, 1000, double.NaN, double.NaN, double.NaN, 21, -2, 1000], person.Coordinates.Span.Slice(18, 9).ToArray());
        Assert.Equal(1, person.MissingCount);
        Assert.Equal([1.5, double.NaN, 1.5], person.PointValues["residual"].Span.Slice(6, 3).ToArray());
        Assert.Equal([5, double.NaN, 5], person.PointValues["cameras"].Span.Slice(6, 3).ToArray());
        Assert.Equal(12, recording.Analog.RowCount);
        Assert.Equal([-10, -9, -8, -7], recording.Analog["Fz1"][..4]);
        Assert.Equal([12.5, 12.625, 12.75, 12.875], recording.Analog["EMG"][..4]);
        Assert.Equal((300, 0.39), (recording.Analog.FramesPerSecond, recording.Analog.StartSeconds));
        var happened = Assert.Single(recording.Events);
        Assert.Equal(("Foot Strike", 42, 2), (happened.Label, happened.Frame, happened.Index));
        Assert.Equal((40, 4, 100.0), (recording.FirstFrame, recording.FrameCount, recording.FramesPerSecond));
        Assert.Empty(recording.Notices);
    }

    [Fact]
    public void Real_numbers_are_not_scaled_and_keep_the_bits_of_single_precision()
    {
        var person = new C3dTestFile { Scale = 0.01, Point = (_, _) => [0.1f, -1e-20f, 1e30f, 0] }.Load().Persons[0];

        Assert.Equal([0.1f, -1e-20f, 1e30f], person.Coordinates.Span[..3].ToArray());
    }

    [Fact]
    public void A_coordinate_that_is_no_number_makes_the_point_missing()
    {
        var person = new C3dTestFile { Point = (frame, point) => [1, point == 0 ? double.NaN : point == 1 ? double.PositiveInfinity : 2, 3, 0] }.Load().Persons[0];

        Assert.Equal(8, person.MissingCount);
        Assert.All(person.Coordinates.Span[..6].ToArray(), number => Assert.True(double.IsNaN(number)));
    }

    [Fact]
    public void Zeros_of_markers_are_kept_with_a_notice_and_those_of_model_outputs_are_missing()
    {
        var recording = new C3dTestFile(2, "LKNE", "LKneeAngles")
        {
            Point = (frame, _) => frame == 0 ? [0, 0, 0, 0] : [1, 2, 3, 0],
            ["POINT:ANGLES"] = new[] { "LKneeAngles" },
            ["POINT:ANGLE_UNITS"] = "deg",
        }.Load();

        Assert.Equal(0, recording.Persons[0].MissingCount);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("1 points of markers are exactly 0, 0, 0", StringComparison.Ordinal));
        Assert.Equal([double.NaN, 2], recording.ModelOutputs["LKneeAngles Y"]);
    }
}
