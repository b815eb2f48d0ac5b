using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>Parameters from the command line.</summary>
public sealed class NotebookParameterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string source;

    public NotebookParameterTests() =>
        source = NotebookFile.WithParameters(folder.PathTo("walk.ipynb"), "var side = \"left\";\nvar band = 0.1;", "Console.WriteLine(FormattableString.Invariant($\"{side} {band}\"));");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Values_reach_the_cells_as_they_were_typed()
    {
        var run = await CommandRun.OfAsync("notebook", "run", "--param", "side=a \"b\" = ü", "-p", "band=0.25", source, "--output", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("a \"b\" = ü 0.25\n", NotebookFile.Printed(folder.PathTo("out", "walk.ipynb")));
    }

    [Fact]
    public async Task Without_them_the_defaults_hold()
    {
        var run = await CommandRun.OfAsync("notebook", "run", source, "--output", folder.PathTo("out"));

        Assert.Equal(0, run.Code);
        Assert.Equal("left 0.1\n", NotebookFile.Printed(folder.PathTo("out", "walk.ipynb")));
    }

    [Theory]
    [InlineData("sidee=right", "parameter sidee: the parameters cell does not declare this name; there are: side, band.")]
    [InlineData("band=wide", "parameter band: expected a number like 0.1, or nan, inf, -inf (double), but \"wide\" was given.")]
    [InlineData("band", "--param band: expected name=value.")]
    [InlineData("=3", "--param =3: expected name=value.")]
    public async Task A_parameter_that_does_not_fit_stops_the_call_before_anything_is_written(string word, string expected)
    {
        var run = await CommandRun.OfAsync("notebook", "run", source, "--param", word, "--output", folder.PathTo("out"));

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task A_parameter_that_only_a_later_notebook_lacks_stops_the_call_before_the_first_one_runs()
    {
        var later = NotebookFile.Write(folder.PathTo("later.ipynb"), "1 + 1");

        var run = await CommandRun.OfAsync("notebook", "run", source, later, "--param", "band=0.2", "--output", folder.PathTo("out"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("later.ipynb: parameter band", run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task A_name_given_twice_is_refused()
    {
        var run = await CommandRun.OfAsync("notebook", "run", source, "--param", "band=1", "--param", "band=2");

        Assert.Equal((2, "--param band is given twice."), (run.Code, run.Complaint));
    }

    [Fact]
    public async Task A_notebook_without_a_parameters_cell_says_how_to_get_one()
    {
        var plain = NotebookFile.Write(folder.PathTo("plain.ipynb"), "1");

        var run = await CommandRun.OfAsync("notebook", "run", plain, "--param", "band=2");

        Assert.Equal(2, run.Code);
        Assert.Contains("no code cell tagged \"parameters\"", run.Complaint, StringComparison.Ordinal);
    }
}
