using System.Text;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Lines that are read as they arrive.</summary>
public sealed class RecordingFeedTests
{
    [Fact]
    public void Lines_as_they_arrive_give_what_the_file_of_them_gives()
    {
        List<string> lines =
        [
            Lines.Raw(Lines.Start, node: 1),
            Lines.Raw(Lines.Start + 0.05, node: 1),
            "no JSON",
            "{\"type\":\"sensing_update\",\"timestamp\":1779544800.5,\"nodes\":[{\"node_id\":2,\"amplitude\":[1,2]},{\"node_id\":\"b\",\"amplitude\":[3]},{\"node_id\":4,\"amplitude\":[-1]}]}",
            Lines.Raw(Lines.Start - 1, node: 1),
            "{\"type\":\"edge_vitals\",\"node_id\":1,\"breathing_rate_bpm\":14}",
            "{\"type\":\"unheard of\"}",
            Lines.Raw(Lines.Start + 0.1, node: 1),
        ];
        var feed = new RecordingFeed();
        var entries = lines.SelectMany(line => feed.AddLine(Encoding.UTF8.GetBytes(line))).ToList();

        var read = Lines.Read(lines);
        Assert.Equal(read.Entries.Select(entry => (entry.Record, entry.TimestampSeconds, entry.Packet)), entries.Select(entry => (entry.Record, entry.TimestampSeconds, entry.Packet)));
        Assert.Equal(read.Report.SkippedByReason, feed.Report.SkippedByReason);
        Assert.Equal(read.Report.OtherRecords, feed.Report.OtherRecords);
        Assert.Equal((8L, 5L, 3L), (feed.Report.RecordCount, feed.Report.FrameCount, feed.Report.SkippedCount));
    }

    [Fact]
    public void A_line_that_is_too_long_is_counted_and_not_read()
    {
        var feed = new RecordingFeed(options: new() { LongestLineBytes = 10 });

        Assert.Empty(feed.AddLine(Encoding.UTF8.GetBytes(Lines.Raw(Lines.Start))));
        Assert.Equal(SkipReason.TooLong, Assert.Single(feed.Report.Skipped).Reason);
    }
}
