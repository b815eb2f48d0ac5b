using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Downloads.Tests;

/// <summary>Fetching from a server on this machine that behaves as servers and networks do.</summary>
public sealed class DatasetFetchTests : IDisposable
{
    private static readonly byte[] Walk = SmallRegistry.Bytes(300_000);

    private static readonly DownloadOptions Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromSeconds(20) };

    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    private DatasetCache Cache => new(folder.PathTo("cache"));

    private string Target => folder.PathTo("cache", "walks", "walk.bin");

    private DatasetManifest OneWalk => SmallRegistry.Read(folder, SmallRegistry.Text(SmallRegistry.File("walk", server.AddressOf("/walk"), Walk)));

    [Fact]
    public async Task I_can_fetch_a_dataset_and_open_it_by_its_name_without_the_server()
    {
        server.Serve("/walk", Walk, "\"v1\"");
        var heard = new Reports();

        var fetched = await DatasetFetch.FetchAsync(OneWalk, Cache, Quick, heard);

        server.Dispose();
        var dataset = Cache.Open("walks");
        Assert.Equal(Walk, File.ReadAllBytes(dataset.PathTo("walk")));
        Assert.Equal("A test (2026).", dataset.Manifest.Citation);
        Assert.True(Assert.Single(dataset.Verify()).IsIntact);
        Assert.Equal("walk.bin: fetched", Assert.Single(fetched.Files).ToString());
        Assert.Equal((Walk.Length, Walk.Length, "bytes", "walk.bin"), (heard.Last.Done, heard.Last.Total, heard.Last.Unit, heard.Last.Item));
        Assert.Equal([".fetch.lock", "dataset.yaml", "walk.bin"], FilesOf("walks"));
        Assert.Equal("identity", Assert.Single(server.Requests).Headers["accept-encoding"]);
    }

    [Fact]
    public async Task What_is_there_is_not_asked_for_again()
    {
        server.Serve("/walk", Walk);
        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        var again = await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.True(Assert.Single(again.Files).WasThere);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_broken_connection_goes_on_where_it_broke()
    {
        server.Serve("/walk", Walk, "\"v1\"", (request, answer) => request.Earlier < 2 ? answer with { BreakAfter = 100_000 } : answer);

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal([null, 100_000L, 200_000L], server.Requests.Select(request => request.RangeStart));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("\"v1\"", request.Headers["if-range"]));
    }

    [Fact]
    public async Task A_later_run_goes_on_where_an_earlier_one_stopped()
    {
        server.Serve("/walk", Walk, "\"v1\"", (request, answer) => request.Earlier == 0 ? answer with { BreakAfter = 120_000 } : answer);
        await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick with { Retries = 0 }));
        Assert.False(File.Exists(Target));

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick with { Retries = 0 });

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal(120_000, server.Requests[^1].RangeStart);
    }

    [Fact]
    public async Task Where_the_file_was_changed_meanwhile_all_of_it_is_received()
    {
        // The part is of another version: its bytes are not in the file.
        server.Serve("/walk", SmallRegistry.Bytes(Walk.Length, seed: 9), "\"v1\"", (_, answer) => answer with { BreakAfter = 120_000 });
        await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick with { Retries = 0 }));
        server.Serve("/walk", Walk, "\"v2\"");

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal(("\"v1\"", 120_000L), (server.Requests[^1].Headers["if-range"], server.Requests[^1].RangeStart));
    }

    [Fact]
    public async Task Parts_of_two_versions_that_no_tag_tells_apart_are_received_again_in_one_piece()
    {
        server.Serve("/walk", SmallRegistry.Bytes(Walk.Length, seed: 9), change: (_, answer) => answer with { BreakAfter = 120_000 });
        await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick with { Retries = 0 }));
        server.Serve("/walk", Walk);

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal([null, 120_000L, null], server.Requests.Select(request => request.RangeStart));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_all_of_it_again()
    {
        server.Answer("/walk", request => new WebAnswer(200, Walk) { BreakAfter = request.Earlier == 0 ? 100_000 : null });

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_range_that_was_not_asked_for_is_not_used()
    {
        server.Answer("/walk", request => request.Earlier switch
        {
            0 => new WebAnswer(200, Walk) { BreakAfter = 100_000 },
            1 => new WebAnswer(206, Walk[50_000..]).With("Content-Range", "bytes 50000-299999/300000"),
            _ => new WebAnswer(200, Walk),
        });

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Null(server.Requests[^1].RangeStart);
    }

    [Fact]
    public async Task Slow_bytes_arrive_and_a_connection_on_which_nothing_comes_is_opened_again()
    {
        server.Serve("/walk", Walk, change: (request, answer) => request.Earlier == 0
            ? answer with { BreakAfter = 80_000, StaysOpen = true }
            : answer with { Pause = TimeSpan.FromMilliseconds(20) });

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick with { Patience = TimeSpan.FromSeconds(2) });

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal([null, 80_000L], server.Requests.Select(request => request.RangeStart));
    }

    [Fact]
    public async Task Wrong_bytes_are_deleted_and_never_used()
    {
        server.Serve("/walk", SmallRegistry.Bytes(Walk.Length, seed: 9));

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick));

        Assert.Contains($"expected SHA-256 {SmallRegistry.Sha256Of(Walk)}, found ", problem.Message, StringComparison.Ordinal);
        Assert.Equal([".fetch.lock", "dataset.yaml"], FilesOf("walks"));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true, 300_001, "the server has a file of 300001 bytes; expected 300000.")]
    [InlineData(true, 299_999, "the server has a file of 299999 bytes; expected 300000.")]
    [InlineData(false, 900_000, " bytes; expected 300000.")]
    public async Task No_more_is_received_than_the_registry_states(bool hasLength, int count, string message)
    {
        server.Answer("/walk", _ => new WebAnswer(200, SmallRegistry.Bytes(count)) { HasLength = hasLength });

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal([".fetch.lock", "dataset.yaml"], FilesOf("walks"));
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    [InlineData(500, 4)]
    [InlineData(503, 4)]
    public async Task A_refusal_is_reported_at_once_and_a_server_in_trouble_is_asked_again(int status, int requests)
    {
        server.Answer("/walk", _ => new WebAnswer(status, "no"u8.ToArray()));

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick));

        Assert.Contains($"{server.AddressOf("/walk")}: the server answered {status} (Status).", problem.Message, StringComparison.Ordinal);
        Assert.False(problem.IsOffline);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed(int status)
    {
        server.Answer("/walk", _ => WebAnswer.SendOn("/there", status));
        server.Serve("/there", Walk);

        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData("/walk", 6, "the server sends on more than 5 times.")]
    [InlineData("http://example.org/walk", 1, "the server sends on to http://example.org; data are fetched from https:// addresses elsewhere alone.")]
    [InlineData("file:///etc/passwd", 1, "data are fetched from https:// addresses elsewhere alone.")]
    public async Task Redirects_are_bounded_and_lead_to_allowed_addresses_alone(string to, int requests, string message)
    {
        server.Answer("/walk", _ => WebAnswer.SendOn(to));

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Without_a_network_it_says_what_is_missing_and_where_to_put_it_and_takes_what_is_put_there()
    {
        var manifest = SmallRegistry.Read(folder, SmallRegistry.Text(
            SmallRegistry.File("walk", server.AddressOf("/walk"), Walk) + SmallRegistry.File("run", server.AddressOf("/run"), [1, 2, 3])));
        server.Dispose();

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(manifest, Cache, Quick));

        Assert.True(problem.IsOffline);
        Assert.StartsWith("2 of 2 files of walks are missing.\n", problem.Message, StringComparison.Ordinal);
        Assert.Contains("the server was not reached (", problem.Message, StringComparison.Ordinal);
        Assert.Contains("run.bin: " + manifest.Entries[1].Address + ": not tried, as the network was not reached.", problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"  walk.bin: 300000 bytes, SHA-256 {SmallRegistry.Sha256Of(Walk)}\n    from {manifest.Entries[0].Address}\n    to   {Target}\n",
            problem.Message,
            StringComparison.Ordinal);

        File.WriteAllBytes(Target, Walk);
        File.WriteAllBytes(folder.PathTo("cache", "walks", "run.bin"), [1, 2, 3]);

        Assert.All(Cache.Open("walks").Verify(), check => Assert.True(check.IsIntact));
        Assert.All((await DatasetFetch.FetchAsync(manifest, Cache, Quick)).Files, file => Assert.True(file.WasThere));
    }

    [Fact]
    public async Task One_file_that_cannot_be_had_does_not_keep_the_others_away()
    {
        var manifest = SmallRegistry.Read(folder, SmallRegistry.Text(
            SmallRegistry.File("gone", server.AddressOf("/gone"), [1]) + SmallRegistry.File("walk", server.AddressOf("/walk"), Walk)));
        server.Serve("/walk", Walk);

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(manifest, Cache, Quick));

        Assert.StartsWith("1 of 2 files of walks are missing.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Walk, File.ReadAllBytes(Cache.Open("walks").PathTo("walk")));
        var missing = Assert.Throws<DatasetException>(() => Cache.Open("walks").PathTo("gone"));
        Assert.Contains($"`neuropose dataset fetch walks` gets it; or put it there by hand, from {server.AddressOf("/gone")}.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_put_there_by_hand_is_set_aside()
    {
        server.Serve("/walk", Walk);
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "another walk");

        var fetched = await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal("another walk", File.ReadAllText(Target + ".set-aside"));
        Assert.Equal(Target + ".set-aside", Assert.Single(fetched.Files).SetAside);
    }

    [Fact]
    public async Task A_file_without_an_address_has_to_be_put_there_by_hand()
    {
        var text = SmallRegistry.Text(SmallRegistry.File("walk", server.AddressOf("/walk"), Walk));
        var manifest = SmallRegistry.Read(folder, string.Join('\n', text.Split('\n').Where(line => !line.Contains("address", StringComparison.Ordinal))));

        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(manifest, Cache, Quick));

        Assert.Contains("walk.bin: the registry has no address for it: it has to be put there by hand.", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"    from a test\n    to   {Target}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetches_at_the_same_time_wait_for_each_other_and_one_of_them_receives()
    {
        server.Serve("/walk", Walk, change: (_, answer) => answer with { Pause = TimeSpan.FromMilliseconds(30) });
        var manifest = OneWalk;

        var fetched = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => DatasetFetch.FetchAsync(manifest, Cache, Quick))));

        Assert.Equal(Walk, File.ReadAllBytes(Target));
        Assert.Equal(5, fetched.Count(one => one.Files[0].WasThere));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_cancelled_fetch_leaves_its_part_for_the_next()
    {
        using var cancel = new CancellationTokenSource();
        server.Serve("/walk", Walk, "\"v1\"", (request, answer) => request.Earlier == 0 ? answer with { BreakAfter = 90_000, StaysOpen = true } : answer);
        var heard = new Reports(report => (report.Done >= 90_000 ? cancel : null)?.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetFetch.FetchAsync(OneWalk, Cache, Quick, heard, cancel.Token));
        Assert.False(File.Exists(Target));
        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);

        Assert.Equal(90_000, server.Requests[^1].RangeStart);
        Assert.Equal(Walk, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Another_dataset_of_the_same_name_is_refused()
    {
        server.Serve("/walk", Walk);
        await DatasetFetch.FetchAsync(OneWalk, Cache, Quick);
        var other = SmallRegistry.Read(folder, SmallRegistry.Text(SmallRegistry.File("walk", server.AddressOf("/walk"), [1])));

        var problem = await Assert.ThrowsAsync<DatasetException>(() => DatasetFetch.FetchAsync(other, Cache, Quick));

        Assert.Contains("the cache has a dataset walks with other files already. Remove this folder", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Walk, File.ReadAllBytes(Target));
    }

    private IEnumerable<string?> FilesOf(string dataset) =>
        Directory.EnumerateFiles(folder.PathTo("cache", dataset)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private sealed class Reports(Action<Progress>? heard = null) : IProgress<Progress>
    {
        public Progress Last { get; private set; }

        public void Report(Progress value)
        {
            Last = value;
            heard?.Invoke(value);
        }
    }
}
