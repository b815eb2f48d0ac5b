using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>dataset fetch</c> and <c>dataset list</c>, with a server on this machine.</summary>
public sealed class DatasetFetchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();

    public DatasetFetchTests() => File.WriteAllText(folder.PathTo("registry.yaml"), $"""
        datasets:
          - name: walks
            title: Two walks
            description: Walks of a test.
            origin:
              source: a test
            license:
              id: CC0-1.0
              statement: Do as you like.
            citation: A test (2026).
            skeleton: none
            units:
              points: mm
            files:
              - name: a
                file: a.json
                address: {server.AddressOf("/a.json")}
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                bytes: 5
        """);

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    private string[] Cache => ["--cache", folder.PathTo("cache")];

    private string Target => folder.PathTo("cache", "walks");

    [Fact]
    public async Task A_registry_of_my_own_is_fetched_listed_and_verified_by_name()
    {
        server.Serve("/a.json", [.. "hello"u8]);

        var fetch = await CommandRun.OfAsync(["dataset", "fetch", folder.PathTo("registry.yaml"), .. Cache]);

        Assert.Equal((0, ""), (fetch.Code, fetch.Error));
        Assert.StartsWith("walks: Two walks (1 file, 0.0 kB, CC0-1.0)\n", fetch.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            $"""
              a.json: fetched
              in {Target}; in a notebook: Dataset.Open("walks")
              CC0-1.0: Do as you like.
              cite: A test (2026).

            """.ReplaceLineEndings("\n"),
            fetch.Out,
            StringComparison.Ordinal);

        var list = await CommandRun.OfAsync(["dataset", "list", .. Cache]);
        Assert.Contains("\nwalks: Two walks (1 file, 0.0 kB, CC0-1.0); fetched\n", list.Out, StringComparison.Ordinal);
        Assert.Contains("bvh-walk: ", list.Out, StringComparison.Ordinal);
        Assert.EndsWith($"The cache is {folder.PathTo("cache")}.\n", list.Out, StringComparison.Ordinal);

        var verify = await CommandRun.OfAsync(["dataset", "verify", "walks", .. Cache]);
        Assert.Equal((0, "a.json: as described\n"), (verify.Code, verify.Out));
    }

    [Fact]
    public async Task A_name_is_looked_up_in_the_registry_that_is_given()
    {
        server.Serve("/a.json", [.. "hello"u8]);

        var run = await CommandRun.OfAsync(["dataset", "fetch", "walks", "--registry", folder.PathTo("registry.yaml"), .. Cache]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("hello", File.ReadAllText(Path.Combine(Target, "a.json")));
    }

    [Fact]
    public async Task Without_a_network_the_command_says_where_to_put_the_file_and_takes_it_there()
    {
        server.Dispose();

        var run = await CommandRun.OfAsync(["dataset", "fetch", folder.PathTo("registry.yaml"), .. Cache]);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: 1 of 1 files of walks are missing.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"    to   {Path.Combine(Target, "a.json")}\n", run.Error, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(Target, "a.json"), "hello");
        var again = await CommandRun.OfAsync(["dataset", "fetch", folder.PathTo("registry.yaml"), .. Cache]);
        Assert.Equal(0, again.Code);
        Assert.Contains("  a.json: was there\n", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_nearest()
    {
        var run = await CommandRun.OfAsync(["dataset", "fetch", "bvh-wlak", .. Cache]);

        Assert.Equal((2, "the registry has no dataset \"bvh-wlak\". Did you mean \"bvh-walk\"?"), (run.Code, run.Complaint));
    }

    [Fact]
    public async Task A_program_can_read_the_list()
    {
        var run = await CommandRun.OfAsync(["dataset", "list", "--registry", folder.PathTo("registry.yaml"), "--json", .. Cache]);

        using var json = JsonDocument.Parse(run.Out);
        var walks = Assert.Single(json.RootElement.GetProperty("datasets").EnumerateArray());
        Assert.Equal(
            ("walks", "CC0-1.0", 1, 0, 5, Target),
            (walks.GetProperty("name").GetString(), walks.GetProperty("license").GetString(), walks.GetProperty("files").GetInt32(),
                walks.GetProperty("filesInCache").GetInt32(), walks.GetProperty("bytes").GetInt64(), walks.GetProperty("folder").GetString()));
    }
}
