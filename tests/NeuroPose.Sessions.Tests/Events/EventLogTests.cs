using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Events;

public sealed class EventLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Events_and_trials_are_read_with_the_offset()
    {
        var log = Read("""
            {"time": 1.0, "kind": "trial_start", "trial_id": "a"}
            {"timestamp": 1.5, "type": "lick", "trial_id": "a", "side": "left", "volume": 2}

            {"time": 2.0}
            {"time": 3, "kind": "trial_end", "trial_id": "a"}
            {"time": 4, "kind": "trial_start", "trial_id": "b"}
            {"time": 5, "kind": "reward"}
            """, offset: 10);
        Assert.Equal(["trial_start", "lick", "unknown", "trial_end", "trial_start", "reward"], log.Events.Select(one => one.Kind));
        Assert.Equal("{\"side\": \"left\", \"volume\": 2}", log.Events[1].Payload);
        Assert.Equal([new LoggedTrial("a", 11, 13, false), new LoggedTrial("b", 14, 15, true)], log.Trials);
        Assert.Equal([1.0], log.Gaps);
        Assert.Empty(log.Overlaps);
    }

    [Fact]
    public void An_end_that_is_missing_is_just_before_the_next_start_and_marked()
    {
        var log = Read("{\"time\": 1, \"kind\": \"trial_start\"}\n{\"time\": 2, \"kind\": \"trial_start\"}\n{\"time\": 3, \"kind\": \"trial_end\"}\n");
        Assert.Equal([new LoggedTrial("1", 1, 1.999, true), new LoggedTrial("2", 2, 3, false)], log.Trials);
    }

    [Fact]
    public void Trials_that_overlap_are_named()
    {
        var log = Read("""
            {"time": 1, "kind": "trial_start", "trial_id": 1}
            {"time": 2, "kind": "trial_start", "trial_id": 2}
            {"time": 3, "kind": "trial_end", "trial_id": 1}
            {"time": 4, "kind": "trial_end", "trial_id": 2}
            """);
        Assert.Contains("trial 1 ends at 3 s, after trial 2 has started (2 s)", log.Overlaps.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"time\": 1}\n{\"time\": 2,}\n", 2, "the line is no JSON")]
    [InlineData("{\"kind\": \"x\"}\n", 1, "neither time nor timestamp")]
    [InlineData("{\"time\": \"now\"}\n", 1, "expected a time in seconds, found the string \"now\"")]
    [InlineData("{\"time\": 2}\n{\"time\": 1}\n", 2, "the time goes backwards, from 2 to 1 s")]
    [InlineData("[1]\n", 1, "expected an object")]
    [InlineData("{\"time\": 1, \"kind\": \"trial_start\", \"trial_id\": 1}\n{\"time\": 2, \"kind\": \"trial_start\", \"trial_id\": 1}\n", 2, "has started before")]
    [InlineData("{\"time\": 1, \"kind\": \"trial_end\", \"trial_id\": 5}\n", 1, "ends that has not started")]
    public void A_wrong_line_is_an_error_with_its_number(string text, int line, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => Read(text));
        Assert.Equal(line, error.Place.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private EventLog Read(string text, double offset = 0)
    {
        File.WriteAllText(folder.PathTo("log.ndjson"), text);
        return EventLog.Read([SourceFile.Of(folder.Root, "log.ndjson")], offset);
    }
}
