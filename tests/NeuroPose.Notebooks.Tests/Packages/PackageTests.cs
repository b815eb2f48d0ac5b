using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Packages;

[Collection(OneFolder.Name)]
public sealed class PackageTests : IDisposable
{
    private const string Gait = "namespace Sample { public static class Gait { public static string Version => \"VERSION\"; } }";

    private readonly LocalFeed feed = new();

    [Fact]
    public async Task I_can_use_a_package_from_a_folder_in_the_cell_that_names_it()
    {
        var id = feed.Add("Simple", Gait);
        using var cells = new Cells(new SessionOptions { WorkingDirectory = Path.GetDirectoryName(feed.Root)! });
        var shown = await cells.RunAsync($"#i \"nuget:{Path.GetFileName(feed.Root)}\"\n#r \"nuget: {id}, 1.0.0\"\nSample.Gait.Version");
        Assert.Equal("1.0.0", shown.Result);
        Assert.Equal($"Package {id} 1.0.0", shown.Displays.Single().Data["text/plain"]);
        Assert.Equal("1.0.0", cells.Session.PackageVersions[id]);
        Assert.Empty((await cells.RunAsync($"#r \"nuget: {id}, 1.0.0\"")).Events);
    }

    [Fact]
    public async Task A_notebook_records_the_versions_and_a_later_run_restores_the_same()
    {
        var id = feed.Add("Pinned", Gait);
        string[] code = [$"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id}\"", "Sample.Gait.Version"];
        var first = await NotebookRunner.RunAsync(NotebookText.OfCode(code));
        Assert.Equal("1.0.0", ResultOf(first));
        Assert.Equal("1.0.0", (string?)PackagesOf(first)[id]);

        feed.Add("Pinned", Gait, "2.0.0");
        Assert.Equal("1.0.0", ResultOf(await NotebookRunner.RunAsync(first.Notebook)));
        Assert.Equal("2.0.0", ResultOf(await NotebookRunner.RunAsync(NotebookText.OfCode(code))));
    }

    [Fact]
    public async Task A_loaded_package_cannot_be_exchanged_for_another_version()
    {
        var id = feed.Add("Twice", Gait);
        feed.Add("Twice", Gait, "2.0.0");
        using var cells = new Cells();
        Assert.Equal("1.0.0", (await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id},1.0.0\"\nSample.Gait.Version")).Result);
        var error = (await cells.RunAsync($"#r \"nuget:{id},2.0.0\"")).Error!;
        Assert.Contains("Restart the session", error.Message, StringComparison.Ordinal);
        Assert.Equal("1.0.0", (await cells.RunAsync("Sample.Gait.Version")).Result);
    }

    [Fact]
    public async Task An_extension_in_a_package_runs_and_its_directive_works_in_the_same_cell()
    {
        var id = feed.Add("Extended", Gait, extension: "#!csharp\nusing Sample;\nAddDirective(\"#!gait\", \"shows the version\", _ => \"Gait.Version\");\n");
        using var cells = new Cells();
        var shown = await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id}\"\n#!gait");
        Assert.Null(shown.Error);
        Assert.Equal("1.0.0", shown.Displays[^1].Data["text/plain"]);
    }

    [Theory]
    [InlineData("#r \"nuget:NeuroPose.Test.Nowhere.h0\"", "Check the id")]
    [InlineData("#r \"nuget:not an id\"", "expected #r \"nuget:Id\"")]
    [InlineData("#i \"nuget:nowhere\"", "there is no such folder")]
    [InlineData("#i \"nowhere\"", "expected #i \"nuget:SOURCE\"")]
    [InlineData("#i \"nuget:https://127.0.0.1:1/index.json\"\n#r \"nuget:NeuroPose.Test.Nowhere.h0\"", "A source could not be reached")]
    public async Task What_cannot_be_restored_is_said_with_its_reason_and_what_to_do(string text, string reason)
    {
        using var cells = new Cells();
        var error = (await cells.RunAsync(text)).Error!;
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".csproj", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_can_be_interrupted()
    {
        using var cells = new Cells();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Equal("Interrupted", (await cells.RunAsync("#r \"nuget:NeuroPose.Test.Nowhere.h0\"", cancellationToken: stop.Token)).Error?.Name);
        Assert.Equal("2", (await cells.RunAsync("1 + 1")).Result);
    }

    public void Dispose() => feed.Dispose();

    private static JsonObject PackagesOf(RunResult run) => (JsonObject)run.Notebook.GetMetadata()["neuropose"]!["packages"]!;

    private static string? ResultOf(RunResult run) =>
        run.Notebook.Cells.OfType<CodeCell>().Last().Outputs.OfType<ExecuteResultOutput>().Single().Data["text/plain"];
}
