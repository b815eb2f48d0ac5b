using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.EndToEnd.Tests.Tutorial;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>Papers and tutorials whose data is fetched, with a cache that has it and with one that has nothing.</summary>
public sealed class FetchedDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FetchedDataFact]
    public void Papers_whose_data_is_fetched_are_among_those_that_come_out_again() =>
        Assert.Equal(ReexecutedPapers.Folders, ReexecutedPapers.Executed);

    [Fact]
    public async Task Without_its_data_a_paper_says_what_to_fetch_and_does_not_say_that_it_came_out_again()
    {
        Assert.NotEmpty(FetchedData.Papers);
        foreach (var paper in FetchedData.Papers)
        {
            var run = await RunAsync(folder.PathTo("nothing"), "paper", "verify", Repository.PathTo("papers", paper), "--output", folder.PathTo("out"));

            Assert.Equal(2, run.Code);
            var pinned = NeuroPose.Papers.PaperFolder.Open(Repository.PathTo("papers", paper)).Manifest.Fetched;
            Assert.Contains($"`neuropose dataset fetch {string.Join(' ', pinned.Select(dataset => dataset.Name))}`", run.Error, StringComparison.Ordinal);
            Assert.All(pinned.SelectMany(dataset => dataset.Files.Values), sha256 => Assert.Contains(sha256, run.Error, StringComparison.Ordinal));
            Assert.DoesNotContain("same", run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_notebook_of_no_paper_is_checked_as_if_nothing_was_fetched()
    {
        var notebook = Probe.Write(folder.PathTo("probe.ipynb"), "Console.WriteLine(DatasetCache.OfTheHost is null ? \"nothing\" : \"a cache\");");
        var ran = await RunAsync(folder.Root, "notebook", "run", notebook, "--output", folder.PathTo("out"));

        var check = await RunAsync(folder.Root, "notebook", "check", folder.PathTo("out", "probe.ipynb"));

        Assert.Equal(0, ran.Code);
        Assert.Equal(1, check.Code);
        Assert.Contains("\"a cache\" → \"nothing\"", check.Error, StringComparison.Ordinal);
    }

    [FetchedDataFact]
    public async Task The_tutorial_of_a_real_walk_is_current_and_runs_on_the_real_walk_where_it_is_there()
    {
        var tutorial = Repository.PathTo("notebooks", "tutorials", "07-a-real-walk.ipynb");
        var cache = FetchedData.Fill(folder.PathTo("cache"));

        var check = await RunAsync(cache, "notebook", "check", tutorial);
        var run = await RunAsync(cache, "notebook", "run", tutorial, "--output", folder.PathTo("out"));

        Assert.True(check.Code == 0, check.Error);
        Assert.True(run.Code == 0, run.Error);
        Assert.StartsWith("A treadmill walk of Fukuchi", FirstOutput(folder.PathTo("out", "07-a-real-walk.ipynb")), StringComparison.Ordinal);
        Assert.StartsWith("The real walk was not fetched", FirstOutput(tutorial), StringComparison.Ordinal);
    }

    private static string FirstOutput(string notebook) =>
        ExecutedTutorial.CodeCells(File.ReadAllText(notebook)).First()["outputs"]![0]!["text"]![0]!.GetValue<string>();

    private static Task<ChildProcess> RunAsync(string cache, params string[] words) =>
        ChildProcess.RunAsync(Workbench.Command, words, environment: new Dictionary<string, string> { [FetchedData.CacheVariable] = cache }, patience: TimeSpan.FromMinutes(4));
}
