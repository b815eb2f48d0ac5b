using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>Jupyter's own library reads what we write.</summary>
[Collection(TutorialTests.Name)]
public sealed class NbformatTests(ExecutedTutorial tutorial)
{
    [NeedsFact(Tool.Python, "nbformat")]
    public async Task Jupyters_library_finds_every_executed_notebook_valid_and_would_write_the_same_bytes()
    {
        const string script = """
            import sys, nbformat
            for name in sys.argv[1:]:
                with open(name, encoding='utf-8', newline='') as file:
                    text = file.read()
                notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
                nbformat.validate(notebook)
                if nbformat.writes(notebook) + '\n' != text:
                    print(name, 'would change')
            """;
        string[] notebooks = [tutorial.Notebook, .. new[] { "notebooks", "papers" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.ipynb", SearchOption.AllDirectories))];

        // Warnings are errors: nbformat only warns where a cell has no id.
        var run = await ChildProcess.RunAsync(Tool.Python, ["-W", "error", "-c", script, .. notebooks]);

        Assert.Equal((0, "", ""), (run.Code, run.Out, run.Error));
        Assert.InRange(notebooks.Length, 20, 100);
    }

    [NeedsFact(Tool.Python, "nbconvert")]
    public async Task Nbconvert_makes_a_page_that_keeps_every_picture()
    {
        using var folder = new TemporaryFolder();

        var run = await ChildProcess.RunAsync(
            Tool.Python,
            ["-m", "nbconvert", "--to", "html", "--output-dir", folder.Root, tutorial.Notebook],
            environment: new Dictionary<string, string> { ["HOME"] = folder.Root });

        Assert.True(run.Code == 0, run.Error);
        var page = await File.ReadAllTextAsync(folder.PathTo("01-first-comparison.html"));
        Assert.True(tutorial.PictureCount >= 8, $"{tutorial.PictureCount} pictures");
        Assert.Equal(tutorial.PictureCount, page.Split("src=\"data:image/svg+xml;base64,").Length - 1);
    }
}
