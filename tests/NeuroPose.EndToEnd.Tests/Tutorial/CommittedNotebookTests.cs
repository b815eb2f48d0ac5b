using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The notebooks in the repository hold their outputs: a reader sees the figures without running anything.</summary>
public sealed class CommittedNotebookTests
{
    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Repository.PathTo("notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task What_is_committed_is_what_executing_it_gives(string notebook)
    {
        using var folder = new TemporaryFolder();
        var path = Repository.PathTo(notebook.Split('/'));

        var run = await Workbench.RunAsync("notebook", "run", path, "--output", folder.Root);

        Assert.True(run.Code == 0, $"exit code {run.Code}\n{run.Out}\n{run.Error}");
        var executed = folder.PathTo(Path.GetFileName(path));
        var line = File.ReadAllLines(path).Zip(File.ReadAllLines(executed)).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(executed)),
            $"The outputs in the repository are not current (line {line + 1}). Renew them: ./neuropose notebook run {notebook} --output {Path.GetDirectoryName(notebook)}");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_cell_was_executed_in_order_and_none_failed(string notebook)
    {
        var cells = ExecutedTutorial.CodeCells(Text(notebook)).ToList();

        Assert.Equal(Enumerable.Range(1, cells.Count), cells.Select(cell => cell["execution_count"]?.GetValue<int>() ?? 0));
        Assert.All(cells.SelectMany(cell => cell["outputs"]!.AsArray()), output => Assert.NotEqual("error", output!["output_type"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void It_says_nothing_about_the_machine_or_the_person_it_ran_for(string notebook)
    {
        var text = Text(notebook);
        string[] traces =
        [
            Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            "/home/", "/root", "/Users/", "/tmp/", ":\\\\",
        ];

        foreach (var part in ExecutedTutorial.Pictures(text).Append(text))
        {
            Assert.All(traces.Where(trace => trace.Length > 1), trace => Assert.DoesNotContain(trace, part, StringComparison.Ordinal));
        }
    }

    private static string Text(string notebook) => File.ReadAllText(Repository.PathTo(notebook.Split('/')));
}
