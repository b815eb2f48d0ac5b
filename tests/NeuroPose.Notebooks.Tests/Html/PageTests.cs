using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Html;
using NeuroPose.Notebooks.Running;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Html;

public class PageTests
{
    [Fact]
    public async Task A_notebook_becomes_one_page()
    {
        var run = await NotebookRunner.RunAsync(NotebookText.Of(
            ("markdown", "# Two *walks* & more\n\n| a | b |\n|---|---|\n| 1 | 2 |", null),
            ("code", "// a < b\nvar s = \"<script>alert(1)</script>\";\nConsole.WriteLine(\"\\u001b[31m\" + s + \"\\u001b[0m\");\ns", null),
            ("code", "HTML(\"<b>bold</b>\")", "hide-input"),
            ("code", "display(\"kept\");", "remove-input"),
            ("code", "throw new Exception(\"<i>\");", null)));
        var page = NotebookPage.Render(run.Notebook);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", page, StringComparison.Ordinal);
        Assert.Contains("<title>Two walks &amp; more</title>", page, StringComparison.Ordinal);
        Snapshot.Match(page, "html");
    }

    [Fact]
    public void Pasted_pictures_are_in_the_page_itself()
    {
        var notebook = Notebook.Load(Repository.PathTo("tests", "NeuroPose.Notebooks.Tests", "Fixtures", "jupyter.ipynb"));
        var page = NotebookPage.Render(notebook);
        Assert.Contains("src=\"data:image/png;base64,iVBORw0KGgo=\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*a ", "x", " b*", 1_200)]
    [InlineData("**a *b ", "x", " c* d**", 600)]
    [InlineData("![", "x", "](y)", 3_000)]
    [InlineData("[", "x", "](y)", 3_000)]
    [InlineData("> ", "x", "", 5_000)]
    [InlineData("", "x", "", 1)]
    public async Task Markdown_of_any_depth_has_a_page_in_cells_and_in_outputs(string open, string inner, string close, int depth)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        var run = await NotebookRunner.RunAsync(NotebookText.Of(("markdown", text, null), ("code", "#!markdown\n" + text, null), ("code", "\"after\"", null)));

        var page = NotebookPage.Render(run.Notebook);

        Assert.True(run.Succeeded);
        Assert.Contains("after", page, StringComparison.Ordinal);
        Assert.InRange(page.Split(inner).Length, 3, int.MaxValue);
    }
}
