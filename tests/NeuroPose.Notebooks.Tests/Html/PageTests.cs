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
}
