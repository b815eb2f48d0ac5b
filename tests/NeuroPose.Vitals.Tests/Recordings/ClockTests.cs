using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Clocks that wrap, that count another unit, or that are two in one stream.</summary>
public sealed class ClockTests
{
    private const double Wrap = (1L << 32) / 1e6;

    [Theory]
    [InlineData(Wrap)]
    [InlineData(Wrap * 1000)]
    public void A_clock_of_32_bits_goes_on_when_it_wraps(double range)
    {
        var times = Enumerable.Range(0, 400).Select(at => range - 5 + (at * 0.05)).ToList();
        var lines = times.Select(time => Lines.Server(time % range, 1, 2, 3));

        var read = Lines.Read(lines);

        Assert.Equal(times, read.Frames.Select(frame => frame.TimeSeconds), (one, other) => Math.Abs(one - other) < 1e-4);
        Assert.Equal(read.Frames.Select(frame => (double?)frame.TimeSeconds), read.Entries.Select(entry => entry.TimestampSeconds));
        Assert.Equal((0, 0L), (read.Report.SkippedCount, Assert.Single(read.Report.Nodes).GapCount));
        Assert.Contains("starts at zero again after", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void It_wraps_more_than_once_for_each_node_and_a_late_frame_of_before_is_still_late()
    {
        List<string> lines = [];
        for (var time = Wrap - 30; time < (3 * Wrap) + 10; time += 20)
        {
            lines.Add(Lines.Raw(time % Wrap, node: 1));
            lines.Add(Lines.Raw((time + 1000) % Wrap, node: 2));
        }

        lines.Insert(5, Lines.Raw(Wrap - 0.01, node: 1));
        var read = Lines.Read(lines);

        Assert.Equal(1, read.Report.SkippedByReason[SkipReason.TimeBackward]);
        Assert.All(read.Report.Nodes, node => Assert.InRange(node.DurationSeconds!.Value, (2 * Wrap) + 10, (2 * Wrap) + 60));
        Assert.Contains(read.Report.Notes, note => note.Contains("node 1", StringComparison.Ordinal) && note.Contains("(3 times)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_that_starts_again_somewhere_else_has_not_wrapped()
    {
        var read = Lines.Read(Enumerable.Range(0, 40).Select(at => Lines.Raw(at < 20 ? 500 + (at * 0.05) : at * 0.05)));

        Assert.Equal(20, read.Report.FrameCount);
        Assert.Equal(20, read.Report.SkippedByReason[SkipReason.TimeBackward]);
    }

    [Theory]
    [InlineData(0, 1e3, "milliseconds")]
    [InlineData(3, 1e6, "microseconds")]
    [InlineData(3, 1e9, "nanoseconds")]
    [InlineData(Lines.Start, 1e3, "milliseconds")]
    [InlineData(Lines.Start, 1e6, "microseconds")]
    [InlineData(Lines.Start, 1e9, "nanoseconds")]
    public void A_time_in_a_smaller_unit_is_recognized_and_reported(double start, double perSecond, string unit)
    {
        var read = Lines.Read(Enumerable.Range(0, 60).Select(at => Lines.Server(Math.Round((start + (at * 0.05)) * perSecond), 1, 2, 3)));

        Assert.Equal(0.05, Assert.Single(read.Report.Nodes).MedianIntervalSeconds);
        Assert.Equal(60, read.Report.FrameCount);
        Assert.Equal(start, read.Frames[0].TimeSeconds, 3);
        Assert.Contains($"counts {unit}", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_seconds_that_frames_share_are_reported_and_no_time_is_made_up()
    {
        var read = Lines.Read(Enumerable.Range(0, 100).Select(at => Lines.Server(Math.Floor(Lines.Start + (at * 0.05)), 1, 2, 3)));

        Assert.Equal(5, read.Frames.Select(frame => frame.TimeSeconds).Distinct().Count());
        Assert.Contains("whole seconds", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Seconds_stay_seconds(double step)
    {
        var read = Lines.Read(Enumerable.Range(0, 60).Select(at => Lines.Server(Lines.Start + (at * step), 1, 2, 3)));

        Assert.Empty(read.Report.Notes);
        Assert.Equal(step, Assert.Single(read.Report.Nodes).MedianIntervalSeconds);
    }

    [Theory]
    [InlineData(0, "channels of two nodes")]
    [InlineData(50, "the times of two clocks")]
    [InlineData(-50, "the times of two clocks")]
    [InlineData(100000, "the times of two clocks")]
    public void Two_nodes_that_are_not_named_are_refused(double clockDifference, string expected)
    {
        var random = new Random(20261129);
        double[][] channels = [[4, 9, 1, 7, 3, 8, 2, 6], [9, 2, 8, 3, 7, 1, 6, 4]];
        List<string> lines = [];
        for (var at = 0; at < 200; at++)
        {
            var node = at == 0 ? 0 : random.Next(2);
            var breath = 1 + (0.05 * Math.Sin(at * 0.08));
            lines.Add(Lines.Server(Lines.Start + 200000 + (at * 0.025) + (node * clockDifference), [.. channels[node].Select(value => value * breath * (1 + (0.02 * random.NextDouble())))]));
        }

        var refused = Assert.Throws<FileFormatException>(() => Lines.Read(lines));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"node_id\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_node_whose_channel_breathes_moves_and_is_noisy_is_one()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 50; round++)
        {
            var rate = random.NextDouble();
            var lines = Enumerable.Range(0, 200).Select(at => Lines.Server(
                Lines.Start + (at * 0.25),
                [.. Enumerable.Range(0, 16).Select(tone => 10 + (3 * Math.Sin((at * rate * 6) + tone)) + (random.NextDouble() * (round % 5)))]));

            Assert.Equal(200, Lines.Read(lines).Report.FrameCount);
        }
    }
}
