using NeuroPose.Sessions.Configuration;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Configuration;

public sealed class SessionDescriptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Wrong_references_and_double_ids_are_all_reported()
    {
        var error = Assert.Throws<FileFormatException>(() => Load("""
            [session]
            id = "s"
            sex = "male"
            [bpod]
            path = "Bpod/*.mat"
            [[bpod.trial_types]]
            trial_type = 1
            sync_signal = "Cue"
            sync_ttl = "ttl_ceu"
            [[TTLs]]
            id = "ttl_cue"
            paths = "a.txt"
            [[TTLs]]
            id = "ttl_cue"
            paths = "b.txt"
            [[cameras]]
            id = "cam0"
            paths = "../outside.mp4"
            ttl_id = "ttl_camera"
            order = "by_name"
            """));
        Assert.Contains("bpod.trial_types[0].sync_ttl, line 9: there is no TTL \"ttl_ceu\". Did you mean \"ttl_cue\"?", error.Message, StringComparison.Ordinal);
        Assert.Contains("TTLs[1].id, line 14: there are two TTLs with the id \"ttl_cue\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("cameras[0].ttl_id, line 19: there is no TTL \"ttl_camera\".", error.Message, StringComparison.Ordinal);
        Assert.Contains("cameras[0].paths, line 18: expected a pattern of files inside the session's folder", error.Message, StringComparison.Ordinal);
        Assert.Contains("session.sex, line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("cameras[0].order, line 20", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date = 2026-01-15T10:00:00+01:00", "", "2026-01-15T10:00:00+01:00")]
    [InlineData("date = \"2026-01-15T10:00:00Z\"", "", "2026-01-15T10:00:00+00:00")]
    [InlineData("date = 2026-07-15T10:00:00", "time_zone = \"Europe/Berlin\"", "2026-07-15T10:00:00+02:00")]
    [InlineData("date = 2026-01-15\ntime = \"09:30:00\"", "time_zone = \"-05:00\"", "2026-01-15T09:30:00-05:00")]
    [InlineData("date = \"2026-01-15\"", "time_zone = \"+00:00\"\ndefault_time = 12:00:00", "2026-01-15T12:00:00+00:00")]
    public void The_start_is_what_is_written_and_the_stated_defaults(string date, string nwb, string expected)
    {
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Start(date, nwb));
        Assert.Equal(expected, Start(date, nwb).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("date = 2026-01-15T10:00:00", "has no zone")]
    [InlineData("date = 2026-01-15", "has no time of day")]
    [InlineData("", "has no date")]
    [InlineData("date = \"15.1.2026\"", "expected a date such as")]
    public void A_start_that_is_not_known_is_refused_with_what_to_write(string date, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => Start(date, ""));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private DateTimeOffset Start(string date, string nwb)
    {
        var config = folder.PathTo("config.toml");
        File.WriteAllText(config, $"[project]\nname = \"p\"\n[paths]\nraw_root = \"r\"\n[nwb]\n{nwb}\n");
        return SessionDate.Of(Load($"[session]\nid = \"s\"\n{date}\n[[cameras]]\nid = \"c\"\npaths = \"*.mp4\"\n"), SessionConfig.Load(config).Nwb);
    }

    private SessionDescription Load(string text)
    {
        var path = folder.PathTo("session.toml");
        File.WriteAllText(path, text);
        return SessionDescription.Load(path);
    }
}
