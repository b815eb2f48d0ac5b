using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Notebooks.Tests.Running;

public class ParameterTests
{
    private const string Defaults = "var rate = 0.1; var name = \"a\";\nint n = 3; bool on = false; double limit = -2; char side = 'l'; var list = new List<int>();";

    private static Notebook Notebook => NotebookText.Of(
        ("code", Defaults, "parameters"), ("code", "$\"{rate} {name} {n} {on} {limit} {side}\"", null));

    private static RunOptions With(string name, string value) =>
        new() { Parameters = new Dictionary<string, string> { [name] = value } };

    [Theory]
    [InlineData("rate", "2", "2 a 3 False -2 l")]
    [InlineData("rate", "nan", "NaN a 3 False -2 l")]
    [InlineData("limit", "-inf", "0.1 a 3 False -Infinity l")]
    [InlineData("name", "é \"x\" \\ 🚶", "0.1 é \"x\" \\ 🚶 3 False -2 l")]
    [InlineData("n", "-7", "0.1 a -7 False -2 l")]
    [InlineData("on", "TRUE", "0.1 a 3 True -2 l")]
    [InlineData("side", "'", "0.1 a 3 False -2 '")]
    public async Task A_value_is_read_the_way_its_declaration_says(string name, string value, string shown)
    {
        var run = await NotebookRunner.RunAsync(Notebook, With(name, value));
        Assert.Null(run.FirstFailure?.Error);
        Assert.Equal(shown, ((ExecuteResultOutput)run.Notebook.Cells.OfType<CodeCell>().Last().Outputs.Single()).Data["text/plain"]);
    }

    [Theory]
    [InlineData("n", "1.5", "expected a whole number (int), but \"1.5\" was given")]
    [InlineData("rate", "fast", "expected a number like 0.1")]
    [InlineData("rate", "0,1", "expected a number like 0.1")]
    [InlineData("list", "1", "not a plain value")]
    [InlineData("Rate", "1", "there are: rate, name, n, on, limit, side, list")]
    public async Task What_does_not_fit_is_refused_before_anything_runs(string name, string value, string expected)
    {
        var error = await Assert.ThrowsAsync<ParameterException>(() => NotebookRunner.RunAsync(Notebook, With(name, value)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_injected_cell_is_tagged_and_replaced_by_the_next_run()
    {
        var first = await NotebookRunner.RunAsync(Notebook, With("n", "4"));
        var second = await NotebookRunner.RunAsync(first.Notebook, With("n", "5"));
        Assert.Equal(3, second.Notebook.Cells.Count);
        Assert.Equal("injected-parameters", second.Notebook.Cells[1].Id);
        Assert.Equal(["injected-parameters"], second.Notebook.Cells[1].Tags);
        Assert.EndsWith("\nn = 5;", second.Notebook.Cells[1].Source, StringComparison.Ordinal);
        Assert.Equal("5", second.Notebook.GetMetadata()["neuropose"]!["parameters"]!["n"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_notebook_without_a_parameters_cell_says_how_to_make_one()
    {
        var error = await Assert.ThrowsAsync<ParameterException>(() => NotebookRunner.RunAsync(NotebookText.OfCode("1"), With("n", "4")));
        Assert.Contains("tagged \"parameters\"", error.Message, StringComparison.Ordinal);
    }
}
