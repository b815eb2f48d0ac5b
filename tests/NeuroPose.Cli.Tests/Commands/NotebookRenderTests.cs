using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>notebook render</c>: a page of what a notebook holds, and nothing executed.</summary>
public sealed class NotebookRenderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_page_shows_the_notebook_and_its_cells_are_not_executed()
    {
        var trace = folder.PathTo("executed");
        var notebook = NotebookFile.Write(folder.PathTo("walk.ipynb"), $"File.WriteAllText({System.Text.Json.JsonSerializer.Serialize(trace)}, \"\");");

        var run = await CommandRun.OfAsync("notebook", "render", notebook);

        Assert.Equal((0, folder.PathTo("walk.html")), (run.Code, run.Out.Trim()));
        var page = await File.ReadAllTextAsync(folder.PathTo("walk.html"));
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Contains("WriteAllText", page, StringComparison.Ordinal);
        Assert.False(File.Exists(trace));
    }

    [Fact]
    public async Task Pages_go_into_the_folder_that_was_named()
    {
        var notebook = NotebookFile.Write(folder.PathTo("walk.ipynb"), "1");

        var run = await CommandRun.OfAsync("notebook", "render", notebook, "--output", folder.PathTo("pages"));

        Assert.Equal(0, run.Code);
        Assert.True(File.Exists(folder.PathTo("pages", "walk.html")));
        Assert.False(File.Exists(folder.PathTo("walk.html")));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_stops_the_call_before_any_page_is_written()
    {
        var good = NotebookFile.Write(folder.PathTo("a.ipynb"), "1");
        await File.WriteAllTextAsync(folder.PathTo("b.ipynb"), "{");

        var run = await CommandRun.OfAsync("notebook", "render", good, folder.PathTo("b.ipynb"));

        Assert.Equal(2, run.Code);
        Assert.False(File.Exists(folder.PathTo("a.html")));
    }

    [Fact]
    public async Task Two_notebooks_of_one_name_are_refused()
    {
        var first = NotebookFile.Write(folder.PathTo("a", "walk.ipynb"), "1");
        var second = NotebookFile.Write(folder.PathTo("b", "walk.ipynb"), "2");

        var run = await CommandRun.OfAsync("notebook", "render", first, second, "--output", folder.PathTo("out"));

        Assert.Equal((2, $"{first} and {second} would both be written as walk.html. Run them with different --output folders."), (run.Code, run.Complaint));
    }
}
