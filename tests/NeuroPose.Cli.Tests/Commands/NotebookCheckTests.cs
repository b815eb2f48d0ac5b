using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>notebook check</c>: whether committed outputs can be trusted.</summary>
public sealed class NotebookCheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_executed_notebook_is_current_and_stays_as_it_is()
    {
        var file = await ExecutedAsync("var a = 6;", "LineChart.Of(FeatureSeries.Of(\"a\", \"mm\", [1, 2, a]))", "Console.WriteLine(7 * a);");
        var before = await File.ReadAllBytesAsync(file);

        var run = await CommandRun.OfAsync("notebook", "check", folder.Root);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal($"{file}: current\n1 notebooks, 1 current.\n", run.Out);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_number_that_is_not_current_is_told_old_and_new()
    {
        var file = await ExecutedAsync("Console.WriteLine(\"distance \" + 6 * 7);");
        await ChangeAsync(file, "\"distance 42\\n\"", "\"distance 43\\n\"");

        await FindsAsync(file, "cell 2: the outputs are not current: output 1, stdout: line 1: \"distance 43\" → \"distance 42\".");
    }

    [Fact]
    public async Task A_figure_that_is_not_current_is_told_by_its_hash()
    {
        var file = await ExecutedAsync("LineChart.Of(FeatureSeries.Of(\"a\", \"mm\", [1, 2, 3]))");
        await ChangeAsync(file, "[1, 2, 3]", "[1, 2, 4]");

        var run = await CommandRun.OfAsync("notebook", "check", file);

        Assert.Equal(1, run.Code);
        Assert.Matches("cell 2: the outputs are not current: output 1, text/html: line \\d+: \"figure [0-9a-f]{8}\" → \"figure [0-9a-f]{8}\"", run.Error);
    }

    [Fact]
    public async Task A_cell_that_was_not_executed_is_found() =>
        await FindsAsync(NotebookFile.Write(folder.PathTo("a.ipynb"), "1 + 1"), "cell 2: not executed.");

    [Fact]
    public async Task Cells_executed_out_of_order_are_found()
    {
        var file = await ExecutedAsync("var a = 1;", "var b = 1;");
        await ChangeAsync(file, "\"execution_count\": 2", "\"execution_count\": 5");

        await FindsAsync(file, "cell 3: number 5, expected 2.");
    }

    [Fact]
    public async Task An_error_is_found()
    {
        var file = NotebookFile.Write(folder.PathTo("a.ipynb"), "int.Parse(\"x\")");
        await CommandRun.OfAsync("notebook", "run", file, "--output", folder.PathTo("out"));

        await FindsAsync(folder.PathTo("out", "a.ipynb"), "cell 2: it shows an error: FormatException");
    }

    [Theory]
    [InlineData("/home/ann/data")]
    [InlineData("/Users/ann/data")]
    [InlineData("C:\\Users\\ann")]
    [InlineData("/tmp/x")]
    public async Task An_absolute_path_is_found(string path)
    {
        var file = await ExecutedAsync($"Console.WriteLine(@\"{path}\");");

        await FindsAsync(file, $"cell 2: it holds \"{path}\"");
    }

    [Fact]
    public async Task A_path_inside_a_figure_is_found()
    {
        var file = await ExecutedAsync("LineChart.Of(FeatureSeries.Of(string.Concat(\"/ho\", \"me/ann/a.json\"), \"mm\", [1, 2, 3])) with { Title = string.Concat(\"/ho\", \"me/ann/a.json\") }");

        await FindsAsync(file, "cell 2: it holds \"/home/ann/a.json");
    }

    [Fact]
    public async Task A_notebook_that_is_too_large_is_found()
    {
        var file = await ExecutedAsync("Console.WriteLine(new string('a', 4_000_000));");

        await FindsAsync(file, "bytes; at most 3145728 are allowed.");
    }

    [Fact]
    public async Task A_folder_without_notebooks_checks_nothing_and_says_so()
    {
        var run = await CommandRun.OfAsync("notebook", "check", folder.Root);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"{folder.Root}: there is no notebook here. Name notebooks or folders.", run.Complaint);
    }

    private async Task<string> ExecutedAsync(params string[] cells)
    {
        var file = NotebookFile.Write(folder.PathTo("a.ipynb"), cells);
        var run = await CommandRun.OfAsync("notebook", "run", file, "--output", folder.Root);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return file;
    }

    private static async Task ChangeAsync(string file, string from, string to)
    {
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task FindsAsync(string file, string problem)
    {
        var run = await CommandRun.OfAsync("notebook", "check", file);

        Assert.Equal(1, run.Code);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }
}
