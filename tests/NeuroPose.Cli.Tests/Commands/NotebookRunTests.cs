using System.Text.RegularExpressions;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>What <c>notebook run</c> writes and says when all is well.</summary>
public sealed partial class NotebookRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_executed_notebook_is_written_under_its_own_name()
    {
        var source = NotebookFile.Write(folder.PathTo("walk one.ipynb"), "Console.WriteLine(6 * 7);", "1 + 1");
        var before = await File.ReadAllBytesAsync(source);

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out", "deep"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["walk one.ipynb"], Names("out", "deep"));
        Assert.Equal("42\n", NotebookFile.Printed(folder.PathTo("out", "deep", "walk one.ipynb")));
        Assert.Equal(before, await File.ReadAllBytesAsync(source));
        Assert.Contains(folder.PathTo("out", "deep", "walk one.ipynb"), run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_html_a_page_stands_beside_it()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "Console.WriteLine(6 * 7);");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"), "--html");

        Assert.Equal(0, run.Code);
        Assert.Equal(["walk.html", "walk.ipynb"], Names("out"));
        var page = await File.ReadAllTextAsync(folder.PathTo("out", "walk.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("42", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_output_nothing_is_written()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "1 + 1");
        var before = await File.ReadAllBytesAsync(source);

        var run = await CommandRun.OfAsync("notebook", "run", source);

        Assert.Equal(0, run.Code);
        Assert.Equal(["walk.ipynb"], Names());
        Assert.Equal(before, await File.ReadAllBytesAsync(source));
    }

    [Fact]
    public async Task Each_cell_is_told_when_it_has_run_and_then_the_total()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "var a = 1;", "a + 1");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));

        var said = Seconds().Replace(run.Out, "TIME").Replace(folder.Root, "FOLDER", StringComparison.Ordinal);
        Assert.Equal(
            "FOLDER/walk.ipynb\n  [1/2] cell 2 ok TIME s\n  [2/2] cell 3 ok TIME s\n  2 of 2 code cells ran without error in TIME s.\n  FOLDER/out/walk.ipynb\n",
            said);
    }

    [Fact]
    public async Task A_run_into_its_own_folder_renews_the_notebook()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "Console.WriteLine(6 * 7);");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.Root);

        Assert.Equal(0, run.Code);
        Assert.Equal("42\n", NotebookFile.Printed(source));
        Assert.Equal(["walk.ipynb"], Names());
    }

    [Fact]
    public async Task Several_notebooks_run_each_in_a_session_and_folder_of_its_own()
    {
        var first = NotebookFile.Write(folder.PathTo("a", "first.ipynb"), "var x = 1;", "Console.WriteLine(System.IO.File.ReadAllText(\"here.txt\"));");
        var second = NotebookFile.Write(folder.PathTo("b", "second.ipynb"), "var x = \"text\";", "Console.WriteLine(x + System.IO.File.ReadAllText(\"here.txt\"));");
        await File.WriteAllTextAsync(folder.PathTo("a", "here.txt"), "in a");
        await File.WriteAllTextAsync(folder.PathTo("b", "here.txt"), " in b");

        var run = await CommandRun.OfAsync("notebook", "run", first, second, "--output", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("in a\n", NotebookFile.Printed(folder.PathTo("out", "first.ipynb")));
        Assert.Equal("text in b\n", NotebookFile.Printed(folder.PathTo("out", "second.ipynb")));
    }

    [Fact]
    public async Task Cells_can_use_and_show_the_librarys_objects_at_once()
    {
        var trial = Repository.PathTo("tests", "golden", "neuropose", "inputs", "as_written_by_reference.json");
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), $"VideoPredictions.Load({Literal(trial)})");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var executed = await File.ReadAllTextAsync(folder.PathTo("out", "walk.ipynb"));
        Assert.Contains("as_written_by_reference.json · trial (VideoPredictions)", executed, StringComparison.Ordinal);
        Assert.Contains("\"text/html\"", executed, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Names(params string[] parts) =>
        Directory.EnumerateFiles(folder.PathTo(parts)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static string Literal(string text) => $"@\"{text}\"";

    [GeneratedRegex(@"[0-9]+\.[0-9]+(?= s)")]
    private static partial Regex Seconds();
}
