using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>Notebooks that cannot be run: exit code 2, the place, and nothing written.</summary>
public sealed class BadNotebookTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello", "line 1, column 1: this is not JSON")]
    [InlineData("{\"cells\": [", "this is not JSON")]
    [InlineData("[]", "a notebook is a JSON object")]
    [InlineData("{\"frames\": {}}", "there is no \"nbformat\", so this JSON is not a Jupyter notebook")]
    [InlineData("{\n \"nbformat\": 3, \"worksheets\": []}", "line 2, at $.nbformat: expected nbformat 4, but this is nbformat 3.")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "this is nbformat 5, newer than this version knows")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {}, \"cells\": 3}", "at $.cells: expected \"cells\", a list, but found the number 3.")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\"}]}", "at $.cells[0]: expected \"source\"")]
    public async Task A_file_that_is_no_notebook_is_refused_with_its_place(string text, string expected)
    {
        var path = folder.PathTo("walk.ipynb");
        await File.WriteAllTextAsync(path, text);

        var run = await CommandRun.OfAsync("notebook", "run", path, "--output", folder.PathTo("out"), "--html");

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith(path, run.Complaint, StringComparison.Ordinal);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task A_folder_and_a_missing_file_are_named()
    {
        var asFolder = await CommandRun.OfAsync("notebook", "run", folder.Root);
        var missing = await CommandRun.OfAsync("notebook", "run", folder.PathTo("none.ipynb"));

        Assert.Equal((2, $"{folder.Root}: this is a folder; a notebook is a file that ends in .ipynb. Name the file."), (asFolder.Code, asFolder.Complaint));
        Assert.Equal((2, $"{folder.PathTo("none.ipynb")}: there is no such file. Check the path."), (missing.Code, missing.Complaint));
    }

    [Fact]
    public async Task One_bad_notebook_among_several_stops_the_call_before_any_cell_runs()
    {
        var trace = folder.PathTo("trace.txt");
        var good = NotebookFile.Write(folder.PathTo("good.ipynb"), $"System.IO.File.WriteAllText(@\"{trace}\", \"ran\");");
        var bad = folder.PathTo("bad.ipynb");
        await File.WriteAllTextAsync(bad, "{}");

        var run = await CommandRun.OfAsync("notebook", "run", good, bad, "--output", folder.PathTo("out"));

        Assert.Equal(2, run.Code);
        Assert.StartsWith(bad, run.Complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(trace));
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task An_earlier_result_stays_when_its_notebook_cannot_be_read_any_more()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "1 + 1");
        await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));
        var before = await File.ReadAllBytesAsync(folder.PathTo("out", "walk.ipynb"));
        await File.WriteAllTextAsync(source, "{ broken");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));

        Assert.Equal(2, run.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.PathTo("out", "walk.ipynb")));
    }

    [Theory]
    [InlineData("walk.ipynb")]
    [InlineData("Walk.ipynb")]
    [InlineData("walk.json")]
    public async Task Two_notebooks_that_would_be_written_to_one_file_are_refused(string secondName)
    {
        var first = NotebookFile.Write(folder.PathTo("a", "walk.ipynb"), "1");
        var second = NotebookFile.Write(folder.PathTo("b", secondName), "2");

        var run = await CommandRun.OfAsync("notebook", "run", first, second, "--output", folder.PathTo("out"));

        Assert.Equal((2, $"{first} and {second} would both be written as walk.ipynb. Run them with different --output folders."), (run.Code, run.Complaint));
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task Html_without_output_is_refused()
    {
        var run = await CommandRun.OfAsync("notebook", "run", "walk.ipynb", "--html");

        Assert.Equal((2, "--html needs --output DIR: the page is written beside the executed notebook."), (run.Code, run.Complaint));
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_refused()
    {
        var source = NotebookFile.Write(folder.PathTo("walk.ipynb"), "1");

        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", source);

        Assert.Equal((2, $"--output {source}: this is a file; expected a folder."), (run.Code, run.Complaint));
    }
}
