using System.Text;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>What a daemon finds in its status file.</summary>
public class StatusFileTests
{
    [Fact]
    public void No_entry_is_lost_when_several_write_theirs_at_a_time()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("status.json");
        var entry = Read("""{"job": {"status": "processing", "started_at": 1700000000} }""").Jobs["job"];
        Parallel.For(0, 40, index => StatusFile.Update(path, status =>
        {
            OrderedDictionary<string, JobStatusEntry> jobs = new(status.Jobs, StringComparer.Ordinal) { [$"job {index}"] = entry };
            return status with { Jobs = jobs };
        }));

        Assert.Equal(40, StatusFile.Load(path).Jobs.Count);
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Theory]
    [InlineData("\"2026-04-14T12:00:00Z\"", "2026-04-14T12:00:00Z")]
    [InlineData("\"2026-04-14t12:00z\"", "2026-04-14T12:00:00Z")]
    [InlineData("\"2026-04-14 12:00:00.25-0530\"", "2026-04-14T12:00:00.250000-05:30")]
    [InlineData("\"2026-04-14_12:00:00,123456789\"", "2026-04-14T12:00:00.123456")]
    [InlineData("\"2024-02-29T00:00:00-00:00\"", "2024-02-29T00:00:00Z")]
    [InlineData("1700000000", "2023-11-14T22:13:20Z")]
    [InlineData("1700000000.5", "2023-11-14T22:13:20.500000Z")]
    [InlineData("\"1700000000\"", "2023-11-14T22:13:20Z")]
    [InlineData("-1", "1969-12-31T23:59:59Z")]
    [InlineData("20000000000", "2603-10-11T11:33:20Z")]
    [InlineData("20000000001", "1970-08-20T11:33:20.001000Z")]
    public void A_moment_keeps_its_offset_and_its_microseconds(string given, string expected) =>
        Assert.Equal(expected, Read($$"""{"job": {"status": "processing", "started_at": {{given}} } }""").Jobs["job"].StartedAt.ToString());

    [Theory]
    [InlineData("\"2026-02-29T00:00:00Z\"")]
    [InlineData("\"2026-04-14T24:00:00Z\"")]
    [InlineData("\"2026-04-14T12\"")]
    [InlineData("\"2026-04-14T12:00:00+24:00\"")]
    [InlineData("\"2026-04-14T12:00:00Z \"")]
    [InlineData("\"0000-01-01\"")]
    [InlineData("\"tomorrow\"")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{}")]
    public void What_is_no_moment_is_refused_with_its_place(string given)
    {
        var refused = Assert.Throws<FileFormatException>(() => Read($$"""{"job": {"status": "processing", "started_at": {{given}} } }"""));

        Assert.StartsWith("status.json: job.started_at, line 1, column 48: expected a date and time such as 2026-04-14T12:00:00Z, or a Unix time, found ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_without_an_offset_is_not_given_a_time_zone()
    {
        Assert.Null(Read("""{"job": {"status": "failed", "started_at": "2026-04-14T12:00:00"} }""").Jobs["job"].StartedAt.ToUtc());
        Assert.Equal(
            new DateTimeOffset(2026, 4, 14, 10, 0, 0, TimeSpan.Zero),
            Read("""{"job": {"status": "failed", "started_at": "2026-04-14T12:00:00+02:00"} }""").Jobs["job"].StartedAt.ToUtc());
    }

    [Theory]
    [InlineData("./out//job/./results.json/", "out/job/results.json")]
    [InlineData("a/../b", "a/../b")]
    [InlineData("", ".")]
    [InlineData("/", "/")]
    [InlineData("//host/share", "//host/share")]
    [InlineData("///root", "/root")]
    public void A_path_is_written_in_its_normal_form(string given, string expected) =>
        Assert.Equal(expected, Read($$"""{"job": {"status": "completed", "started_at": 0, "results_path": "{{given}}"} }""").Jobs["job"].ResultsPath);

    [Fact]
    public void A_status_file_that_is_not_there_is_empty()
    {
        using var folder = new TemporaryFolder();

        var status = StatusFile.Load(folder.PathTo("status.json"));

        Assert.Empty(status.Jobs);
        Assert.Null(status.Unreadable);
    }

    [Theory]
    [InlineData("", "line 1, column 1: expected a value, found the end of the file.")]
    [InlineData("{\"job\": ", "expected a value, found the end of the file.")]
    [InlineData("[]", "line 1, column 1: expected an object, found an array.")]
    public void A_status_file_that_is_no_JSON_object_is_empty_and_says_why(string text, string why)
    {
        var status = Read(text);

        Assert.Empty(status.Jobs);
        Assert.Contains(why, status.Unreadable?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status": "done", "started_at": 0}""", "job.status, line 1, column 19: expected \"processing\", \"completed\" or \"failed\", found the string \"done\".")]
    [InlineData("""{"status": "failed", "started_at": 0, "percent_complete": 100.5}""", "job.percent_complete, line 1, column 66: expected at most 100, found the number 100.5.")]
    [InlineData("""{"status": "failed", "started_at": 0, "frame_total": 1}""", "unknown field. Did you mean \"frames_total\"?")]
    [InlineData("5", "job, line 1, column 9: expected an object, found the number 5.")]
    public void An_entry_that_breaks_the_contract_is_refused_with_its_place(string entry, string expected) =>
        Assert.Contains(expected, Assert.Throws<FileFormatException>(() => Read($$"""{"job":{{(entry == "5" ? " 5" : entry)}} }""")).Message, StringComparison.Ordinal);

    private static StatusFile Read(string json) => StatusFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "status.json");
}
