using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The notebook in the repository holds its outputs: a reader sees the figures without running anything.</summary>
[Collection(TutorialTests.Name)]
public sealed class CommittedNotebookTests(ExecutedTutorial tutorial)
{
    [Fact]
    public void What_is_committed_is_what_executing_it_gives()
    {
        var committed = File.ReadAllLines(Workbench.Tutorial);
        var executed = File.ReadAllLines(tutorial.Notebook);

        var line = committed.Zip(executed).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            File.ReadAllBytes(Workbench.Tutorial).AsSpan().SequenceEqual(File.ReadAllBytes(tutorial.Notebook)),
            $"The outputs in the repository are not current (line {line + 1}). Renew them: ./neuropose notebook run notebooks/tutorials/01-first-comparison.ipynb --output notebooks/tutorials");
    }

    [Fact]
    public void Every_cell_was_executed_in_order_and_none_failed()
    {
        var cells = ExecutedTutorial.CodeCells(File.ReadAllText(Workbench.Tutorial)).ToList();

        Assert.Equal(Enumerable.Range(1, cells.Count), cells.Select(cell => cell["execution_count"]?.GetValue<int>() ?? 0));
        Assert.All(cells.SelectMany(cell => cell["outputs"]!.AsArray()), output => Assert.NotEqual("error", output!["output_type"]!.GetValue<string>()));
    }

    [Fact]
    public void It_says_nothing_about_the_machine_or_the_person_it_ran_for()
    {
        var text = File.ReadAllText(Workbench.Tutorial);
        string[] traces =
        [
            Testing.Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            "/home/", "/root", "/Users/", "/tmp/", ":\\\\",
        ];

        foreach (var part in ExecutedTutorial.Pictures(text).Append(text))
        {
            Assert.All(traces.Where(trace => trace.Length > 1), trace => Assert.DoesNotContain(trace, part, StringComparison.Ordinal));
        }
    }
}
