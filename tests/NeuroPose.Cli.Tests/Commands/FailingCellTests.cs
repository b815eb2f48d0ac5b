using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>What <c>notebook run</c> does when a cell fails.</summary>
public sealed class FailingCellTests : IDisposable
{
    private static readonly string[] Cells = ["Console.WriteLine(\"one\");", "var a = 0;\nvar b = 1 / a;\nvar c = 2;", "Console.WriteLine(\"three\");"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_stops_at_the_first_error_with_the_cells_number_and_the_line_marked()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), Cells);

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));

        Assert.Equal(1, run.Code);
        var marked = Assert.Single(run.Error.Split('\n'), line => line.Contains("var b = 1 / a;", StringComparison.Ordinal));
        Assert.StartsWith("> 2", marked.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("walk.ipynb: cell 3 (code cell 2), line 2: DivideByZeroException: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("[2/3] cell 3 FAILED", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("cell 4", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 3 code cells ran without error", run.Out, StringComparison.Ordinal);
        Assert.Equal("one\n", NotebookFile.Printed(folder.PathTo("out", "walk.ipynb")));
        Assert.Equal(["stream", "error"], NotebookFile.OutputKinds(folder.PathTo("out", "walk.ipynb")));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_fails_with_its_line()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "var a = 1;\nvar b = nobody;");

        var run = await CommandRun.OfAsync("notebook", "run", source);

        Assert.Equal(1, run.Code);
        Assert.Contains("cell 2 (code cell 1), line 2: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("'nobody'", run.Error, StringComparison.Ordinal);
        Assert.Contains("> 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_keep_going_the_cells_after_it_run_and_the_exit_code_stays_1()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), Cells);

        var run = await CommandRun.OfAsync("notebook", "run", source, "--keep-going", "--output", folder.PathTo("out"));

        Assert.Equal(1, run.Code);
        Assert.Contains("[3/3] cell 4 ok", run.Out, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", NotebookFile.Printed(folder.PathTo("out", "walk.ipynb")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_notebook_runs_after_a_failure_only_with_keep_going(bool keepGoing)
    {
        var bad = NotebookFile.Write(folder.PathTo("bad.ipynb"), Cells);
        var good = NotebookFile.Write(folder.PathTo("good.ipynb"), "Console.WriteLine(\"good\");");
        string[] words = ["notebook", "run", bad, good, "--output", folder.PathTo("out"), .. keepGoing ? ["--keep-going"] : Array.Empty<string>()];

        var run = await CommandRun.OfAsync(words);

        Assert.Equal(1, run.Code);
        Assert.Equal(keepGoing, File.Exists(folder.PathTo("out", "good.ipynb")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_failed_never_replaces_its_own_notebook(bool throughLink)
    {
        var source = NotebookFile.Write(folder.PathTo("notebooks", "walk.ipynb"), Cells);
        var before = await File.ReadAllBytesAsync(source);
        var output = folder.PathTo("notebooks");
        if (throughLink)
        {
            output = Directory.CreateSymbolicLink(folder.PathTo("link"), output).FullName;
        }

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", output, "--html");

        Assert.Equal(1, run.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(source));
        Assert.Equal([source], Directory.EnumerateFiles(folder.PathTo("notebooks")));
        Assert.Contains("Not written", run.Out, StringComparison.Ordinal);
    }
}
