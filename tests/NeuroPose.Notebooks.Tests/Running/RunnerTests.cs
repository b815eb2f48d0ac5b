using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Notebooks.Tests.Running;

public class RunnerTests
{
    [Fact]
    public async Task I_can_execute_a_notebook_and_find_its_outputs_in_the_file()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var result = await NotebookRunner.RunAsync(NotebookText.Of(
            ("markdown", "# Walks", null), ("code", "var x = 20;\nConsole.WriteLine(\"hello\");", null), ("code", "x + 1", null)));

        var path = NotebookOutput.Save(result.Notebook, folder);

        Assert.True(result.Succeeded);
        Assert.Equal(Path.Combine(folder, "test.ipynb"), path);
        var code = Notebook.Load(path).Cells.OfType<CodeCell>().ToArray();
        Assert.Equal([1, 2], code.Select(cell => cell.ExecutionCount!.Value));
        Assert.Equal(new StreamOutput("stdout", "hello\n"), code[0].Outputs.Single());
        Assert.Equal("21", Assert.IsType<ExecuteResultOutput>(code[1].Outputs.Single()).Data["text/plain"]);
    }

    [Fact]
    public async Task A_cell_that_prints_a_great_many_lines_keeps_each_of_them()
    {
        var result = await NotebookRunner.RunAsync(NotebookText.OfCode(
            "for (var i = 0; i < 200_000; i++) Console.WriteLine(i);\nConsole.Error.WriteLine(\"end\");\n\"value\""));

        var outputs = result.Notebook.Cells.OfType<CodeCell>().Single().Outputs;
        Assert.Equal(string.Concat(Enumerable.Range(0, 200_000).Select(i => i + "\n")), Assert.IsType<StreamOutput>(outputs[0]).Text);
        Assert.Equal(new StreamOutput("stderr", "end\n"), outputs[1]);
        Assert.IsType<ExecuteResultOutput>(outputs[2]);
    }

    [Fact]
    public async Task Running_twice_gives_the_same_bytes()
    {
        var notebook = NotebookText.OfCode("display(new[] { 1.5, 2 })", "new { A = 1, B = \"é\" }", "throw new Exception(\"x\");");
        var first = await NotebookRunner.RunAsync(notebook);
        var second = await NotebookRunner.RunAsync(notebook);
        var again = await NotebookRunner.RunAsync(first.Notebook);
        Assert.Equal(first.Notebook.ToText(), second.Notebook.ToText());
        Assert.Equal(first.Notebook.ToText(), again.Notebook.ToText());
    }

    [Fact]
    public async Task A_run_stops_at_the_first_error_and_says_which_cell()
    {
        var result = await NotebookRunner.RunAsync(NotebookText.Of(
            ("markdown", "text", null), ("code", "1", null), ("code", "var y = 1;\nthrow new FormatException(\"no\");", null), ("code", "3", null)));

        var failure = result.FirstFailure!;
        Assert.Equal((3, 2, "c2"), (failure.CellNumber, failure.CodeCellNumber, failure.Id));
        Assert.Equal("FormatException", failure.Error!.Name);
        Assert.Equal(2, failure.Error.Line);
        Assert.Equal(CellRunStatus.Skipped, result.Cells[2].Status);
        Assert.Null(((CodeCell)result.Notebook.Cells[3]).ExecutionCount);
    }

    [Fact]
    public async Task A_notebook_in_another_language_is_refused_by_name()
    {
        const string Python = """
            {"cells":[{"cell_type":"code","metadata":{},"source":"print(1)","outputs":[],"execution_count":null}],
             "metadata":{"kernelspec":{"language":"python","name":"python3"}},"nbformat":4,"nbformat_minor":4}
            """;
        var result = await NotebookRunner.RunAsync(Notebook.Parse(Python, "snake.ipynb"));
        Assert.Contains("the cell is in python", result.FirstFailure!.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_going_executes_the_cells_after_an_error()
    {
        var result = await NotebookRunner.RunAsync(NotebookText.OfCode("throw new Exception();", "1 + 1"), new RunOptions { KeepGoing = true });
        Assert.False(result.Succeeded);
        Assert.Equal([CellRunStatus.Failed, CellRunStatus.Succeeded], result.Cells.Select(cell => cell.Status));
    }

    [Fact]
    public async Task After_each_cell_the_notebook_can_be_kept_as_far_as_it_is_executed()
    {
        List<int[]> kept = [];
        var options = new RunOptions { Kept = notebook => kept.Add([.. notebook.Cells.OfType<CodeCell>().Select(cell => cell.Outputs.Count)]) };
        var first = await NotebookRunner.RunAsync(NotebookText.OfCode("Console.Write(1); 2", "display(3);", "4"));

        var again = await NotebookRunner.RunAsync(first.Notebook, options);

        Assert.Equal([[2, 0, 0], [2, 1, 0], [2, 1, 1]], kept);
        Assert.Equal(first.Notebook.ToText(), again.Notebook.ToText());
    }
}
