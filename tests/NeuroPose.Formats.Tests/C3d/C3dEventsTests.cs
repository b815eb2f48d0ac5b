using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.C3d;

public class C3dEventsTests
{
    [Fact]
    public void Time_0_is_frame_1_and_events_are_sorted_by_time()
    {
        var recording = new C3dTestFile(100)
        {
            FirstFrame = 6001,
            ["EVENT:USED"] = 4,
            ["EVENT:CONTEXTS"] = new[] { "Right", "Left", "General", "Left" },
            ["EVENT:LABELS"] = new[] { "Foot Off", "Foot Strike", "Left-FP", "Foot Strike" },
            ["EVENT:SUBJECTS"] = new[] { "Anna", "Anna", "", "Anna" },
            ["EVENT:TIMES"] = (new[] { 2, 4 }, new[] { 1, 0.5, 1, 0.25, 0, 60.106, 2, 0 }),
        }.Load();

        Assert.Equal([60.106f, 60.25, 60.5, 120], recording.Events.Select(happened => happened.TimeSeconds));
        Assert.Equal([6012, 6026, 6051, 12001], recording.Events.Select(happened => happened.Frame));
        Assert.Equal([11, 25, 50, null], recording.Events.Select(happened => happened.Index));
        Assert.Equal([null, Side.Left, Side.Right, Side.Left], recording.Events.Select(happened => happened.Side));
        Assert.Equal([null, "Anna", "Anna", "Anna"], recording.Events.Select(happened => happened.Subject));
        Assert.Equal(1, recording.TimeZeroFrame);
        Assert.DoesNotContain("Anna", string.Concat(recording.Events), StringComparison.Ordinal);
    }

    [Fact]
    public void Halves_of_a_frame_are_rounded_away_from_zero()
    {
        var recording = new C3dTestFile { ["EVENT:USED"] = 1, ["EVENT:TIMES"] = new[] { 0, 0.125 }, ["POINT:RATE"] = 4.0, HeaderRate = 4 }.Load();

        Assert.Equal((2, 1), (recording.Events[0].Frame, recording.Events[0].Index));
    }

    [Theory]
    [InlineData("LHS", "", Side.Left, "LHS")]
    [InlineData("RTO", "", Side.Right, "RTO")]
    [InlineData("", "RHS", Side.Right, "RHS")]
    [InlineData("LOFF", "", Side.Left, "LOFF")]
    [InlineData("Right Foot Strike", "", Side.Right, "Right Foot Strike")]
    [InlineData("Start", "", null, "Start")]
    [InlineData("Left something", "General", null, "Left something")]
    public void The_side_is_that_of_the_context_or_of_the_label(string label, string context, Side? side, string expected)
    {
        var file = new C3dTestFile { ["EVENT:USED"] = 1, ["EVENT:TIMES"] = new[] { 0, 0.01 }, ["EVENT:LABELS"] = new[] { label.Length == 0 ? " " : label } };
        var happened = Assert.Single(file.With("EVENT:CONTEXTS", context.Length == 0 ? null : new[] { context }).Load().Events);

        Assert.Equal((expected, side), (happened.Label, happened.Side));
    }

    [Fact]
    public void Events_of_the_header_are_read_where_the_group_has_none()
    {
        var file = new C3dTestFile { HeaderEvents = [(0.03, "RHS"), (0.01, "LTO")], ["EVENT:USED"] = 0 };

        Assert.Equal(["LTO", "RHS"], file.Load().Events.Select(happened => happened.Label));
        Assert.Equal([1, 3], file.Load().Events.Select(happened => happened.Index));
        var both = file.With("EVENT:USED", 1).With("EVENT:TIMES", new[] { 0, 0.02 }).With("EVENT:LABELS", new[] { "Only" });
        Assert.Equal(["Only"], both.Load().Events.Select(happened => happened.Label));
    }

    [Fact]
    public void More_events_than_there_are_times_are_reported()
    {
        var recording = new C3dTestFile { ["EVENT:USED"] = 9, ["EVENT:TIMES"] = new[] { 0, 0.01, 0, 0.02, 0, double.NaN } }.Load();

        Assert.Equal(2, recording.Events.Count);
        Assert.Contains("EVENT:USED is 9, but there are times of 3 events, which were used.", recording.Notices);
        Assert.Contains("1 events have no time and were left out.", recording.Notices);
    }
}
