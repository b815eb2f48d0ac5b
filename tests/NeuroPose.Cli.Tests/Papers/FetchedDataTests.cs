using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary>A paper whose data is fetched and not in its folder.</summary>
public sealed class FetchedDataTests : IDisposable
{
    private const string Hash = "f89895b89546fea340d28916ee9270aa6d155b53e09b5cb6c69a4091b2355c6f";

    private readonly TemporaryFolder cache = new();
    private readonly SmallPaper paper = new([.. SmallPaper.Cells.Select(cell => cell.Replace("Open(\"data\")", "Open(\"tiny\")", StringComparison.Ordinal))]);

    public FetchedDataTests() => DatasetCache.OfTheHost = new(cache.Root);

    public void Dispose()
    {
        DatasetCache.OfTheHost = null;
        paper.Dispose();
        cache.Dispose();
    }

    [Fact]
    public async Task Fetched_data_is_read_and_said_in_how_each_item_was_made()
    {
        Pin("tiny", "s01-slow.json", paper.Hash("data/s01-slow.json"));
        Fetch();
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("\"tiny/s01-slow.json\"", File.ReadAllText(paper.PathTo("expected", "sidecars", "height.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("tiny", File.ReadAllText(paper.PathTo("expected", "sidecars", "distance.json")), StringComparison.Ordinal);
        Assert.Equal("", NeuroPose.Papers.PaperFolder.Open(paper.Root).MissingData());
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("run")]
    public async Task What_is_missing_is_said_with_the_command_that_gets_it_and_nothing_is_executed(string verb)
    {
        Pin("bvh-walk", "walk.bvh", Hash);

        var run = verb == "verify" ? await paper.VerifyAsync() : await paper.RunAsync();

        Assert.Equal(2, run.Code);
        Assert.Contains("paper.yaml: line 9, column 7: data that the paper does not hold is not here: `neuropose dataset fetch bvh-walk` gets it", run.Error, StringComparison.Ordinal);
        Assert.Contains($"walk.bvh: 57555 bytes, SHA-256 {Hash}\n    from https://", run.Error, StringComparison.Ordinal);
        Assert.Contains($"to   {cache.PathTo("bvh-walk", "walk.bvh")}\nNothing was executed.", run.Error, StringComparison.Ordinal);

        // Of a dataset's files those alone that the paper reads.
        Assert.DoesNotContain("positions.csv", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("same", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("cell", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetched_file_that_was_changed_is_refused()
    {
        Pin("tiny", "s01-slow.json", paper.Hash("data/s01-slow.json"));
        Fetch();
        File.AppendAllText(cache.PathTo("tiny", "s01-slow.json"), " ");

        await IsRefusedAsync("tiny", "s01-slow.json: the file has ");
    }

    [Fact]
    public async Task A_dataset_with_another_file_than_the_paper_was_written_with_is_refused()
    {
        Pin("bvh-walk", "walk.bvh", new string('0', 64));

        await IsRefusedAsync($"line 9, column 7: bvh-walk/walk.bvh is not the file that the paper was written with: the dataset says SHA-256 {Hash}, expected 0000");
    }

    [Theory]
    [InlineData("bvh-wlak", "walk.bvh", "there is no dataset \"bvh-wlak\" that can be fetched. Did you mean \"bvh-walk\"?")]
    [InlineData("bvh-walk", "wakl.bvh", "the dataset bvh-walk has no file wakl.bvh. Did you mean \"walk.bvh\"?")]
    public async Task A_name_that_is_not_known_is_refused(string dataset, string file, string problem)
    {
        Pin(dataset, file, Hash);

        await IsRefusedAsync(problem);
    }

    [Fact]
    public async Task A_file_without_a_hash_is_refused()
    {
        Pin("bvh-walk", "walk.bvh", "here");

        await IsRefusedAsync("expected each file that the paper reads, with its SHA-256: 64 hexadecimal digits in lower case.");
    }

    [Fact]
    public async Task The_notebooks_of_such_a_paper_are_not_checked_without_it_and_that_is_said()
    {
        Pin("bvh-walk", "walk.bvh", Hash);

        var run = await CommandRun.OfAsync("notebook", "check", paper.PathTo(SmallPaper.Notebook));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("results.ipynb: not checked, data that the paper does not hold is not here: `neuropose dataset fetch bvh-walk` gets it", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 notebooks, 0 current, 1 not checked.\n", run.Out, StringComparison.Ordinal);
    }

    /// <summary>Names a file of a dataset beside the paper's own data.</summary>
    private void Pin(string dataset, string file, string sha256) =>
        paper.Change("paper.yaml", "experiments:", $"  - fetched: {dataset}\n    files:\n      {file}: {sha256}\nexperiments:");

    private void Fetch()
    {
        Directory.CreateDirectory(cache.PathTo("tiny"));
        foreach (var file in Directory.EnumerateFiles(paper.PathTo("data")))
        {
            File.Copy(file, cache.PathTo("tiny", Path.GetFileName(file)));
        }
    }

    private async Task IsRefusedAsync(params string[] words)
    {
        var run = await paper.VerifyAsync();

        Assert.Equal(2, run.Code);
        Assert.All(words, word => Assert.True(run.Error.Contains(word, StringComparison.Ordinal), run.Error));
    }
}
