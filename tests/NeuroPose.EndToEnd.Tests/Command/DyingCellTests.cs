using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>Every way in which a cell can end the process that executes it: the command lives, names the cell and keeps what was shown.</summary>
public sealed class DyingCellTests : IDisposable
{
    private const string SelfContaining = "var l = new List<object>(); l.Add(l); l";

    private const string Tree =
        "class T : IEnumerable<T> { public IEnumerator<T> GetEnumerator() { yield return this; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }\nnew T()";

    private const string Deep = "object deep = 1; for (var i = 0; i < 20_000; i++) { deep = new object[] { deep }; }\ndeep";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Environment.Exit(0);", "exit code 0, as by Environment.Exit")]
    [InlineData("if (DateTime.Now.Year > 2000) { Environment.Exit(0); }", "exit code 0, as by Environment.Exit")]
    [InlineData("Environment.Exit(7);", "exit code 7")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)", "endless recursion in F")]
    [InlineData("Environment.FailFast(\"enough\");", "enough")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(20_000);", "signal 9")]
    public async Task A_cell_that_ends_the_process_has_the_error_and_what_was_shown_before_is_written(string cell, string message)
    {
        Write("dies.ipynb", "Console.WriteLine(\"kept\"); 41", cell, "43");

        var run = await RunAsync("notebook", "run", "dies.ipynb", "--output", "out");

        Assert.Equal(1, run.Code);
        Assert.Contains("dies.ipynb: cell 2 (code cell 2)", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["stream execute_result", "error", ""], OutputKinds("dies.ipynb"));
        Assert.Contains(message, Outputs("dies.ipynb", 1)[0]!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"boom\")).Start(); System.Threading.Thread.Sleep(500);")]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"boom\")).Start();")]
    [InlineData("var timer = new System.Threading.Timer(_ => throw new InvalidOperationException(\"boom\"), null, 10, -1); System.Threading.Thread.Sleep(500);")]
    [InlineData("async void F() { await Task.Delay(10); throw new InvalidOperationException(\"boom\"); }\nF();\nSystem.Threading.Thread.Sleep(500);")]
    public async Task An_exception_that_nothing_catches_on_a_thread_is_the_error_of_the_cell_that_started_it(string cell)
    {
        Write("thread.ipynb", "41", cell);

        var run = await RunAsync("notebook", "run", "thread.ipynb", "--output", "out");

        Assert.Equal(1, run.Code);
        Assert.Contains("thread.ipynb: cell 2 (code cell 2)", run.Error, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: boom", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ended the process", run.Error, StringComparison.Ordinal);
        Assert.Equal(["execute_result", "error"], OutputKinds("thread.ipynb"));
    }

    [Theory]
    [InlineData(SelfContaining)]
    [InlineData(Tree)]
    [InlineData(Deep)]
    [InlineData("var l = new List<object>(); l.Add(l); l.Display(\"application/json\");")]
    [InlineData("var d = new Dictionary<string, object>(); d[\"me\"] = d; d")]
    public async Task A_value_that_contains_itself_ends_nothing(string cell)
    {
        Write("self.ipynb", "41", cell, "43");

        var run = await RunAsync("notebook", "run", "self.ipynb", "--output", "out", "--keep-going");

        // Shown in part, or refused as an error in its cell: the session lives on.
        Assert.True(run.Code is 0 or 1, run.Error);
        Assert.DoesNotContain("ended the process", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("StackOverflow", run.Error, StringComparison.Ordinal);
        Assert.Equal("execute_result", OutputKinds("self.ipynb")[2]);
        Assert.NotEmpty(OutputKinds("self.ipynb")[1]);
    }

    [Fact]
    public async Task In_the_second_of_two_notebooks_it_is_told_of_the_second()
    {
        Write("one.ipynb", "41");
        Write("two.ipynb", "42", "Environment.Exit(0);");

        var run = await RunAsync("notebook", "run", "one.ipynb", "two.ipynb", "--output", "out");

        Assert.Equal(1, run.Code);
        Assert.Contains("two.ipynb: cell 2", run.Error, StringComparison.Ordinal);
        Assert.Equal(["execute_result"], OutputKinds("one.ipynb"));
        Assert.Equal(["execute_result", "error"], OutputKinds("two.ipynb"));
    }

    [Fact]
    public async Task A_check_of_a_notebook_that_ends_the_process_is_not_in_order()
    {
        Write("check.ipynb", "41", "Environment.Exit(0);");

        var run = await RunAsync("notebook", "check", "check.ipynb");

        Assert.Equal(1, run.Code);
        Assert.Contains("check.ipynb: cell 2: it fails now", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "--json")]
    [InlineData("verify", "--figure", "number")]
    [InlineData("run", "--accept")]
    public async Task A_paper_whose_notebook_ends_the_process_is_not_verified_and_not_accepted(string verb, params string[] options)
    {
        Directory.CreateDirectory(folder.PathTo("paper"));
        await File.WriteAllTextAsync(
            folder.PathTo("paper", "paper.yaml"),
            "title: \"Small\"\nauthors:\n  - name: \"Ann Author\"\nnotebooks:\n  - file: results.ipynb\nnumbers:\n  - id: number\n    from: results.ipynb\n");
        Write(Path.Combine("paper", "results.ipynb"), "Paper.Number(\"number\", 4, \"mm\");", "Environment.Exit(0);");

        var run = await RunAsync(["paper", verb, "paper", .. options, "--output", "out"]);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("results.ipynb", run.Error, StringComparison.Ordinal);
        Assert.Contains("cell 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("Environment.Exit", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathTo("paper", "expected")));
    }

    [Theory]
    [InlineData("--cell-timeout", "took longer than 2 s, the limit that was set for the cell")]
    [InlineData("--timeout", "took longer than 2 s, the limit that was set for the notebook")]
    public async Task A_limit_stops_a_cell_that_never_ends_and_the_rest_is_written(string option, string message)
    {
        Write("slow.ipynb", "41", "while (true) { }", "43");

        var run = await RunAsync("notebook", "run", "slow.ipynb", "--output", "out", option, "2");

        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("error", OutputKinds("slow.ipynb"));
        Assert.Equal("", OutputKinds("slow.ipynb")[2]);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task A_run_that_is_killed_leaves_what_was_executed(string signal)
    {
        Write("killed.ipynb", "Console.WriteLine(\"kept\"); 41", "42", "Console.WriteLine(\"running\"); System.Threading.Thread.Sleep(60_000);", "43");
        using var process = ChildProcess.Start(Workbench.Command, ["notebook", "run", "killed.ipynb", "--output", "out"], folder.Root);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && !line.Contains("[2/4]", StringComparison.Ordinal))
            {
            }

            // The line is printed before the notebook is written.
            while (!File.Exists(folder.PathTo("out", "killed.ipynb")) || OutputKinds("killed.ipynb")[1].Length == 0)
            {
                await Task.Delay(50, limit.Token);
            }

            await ChildProcess.RunAsync("/bin/kill", [$"-{signal}", FormattableString.Invariant($"{process.Id}")]);
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            ChildProcess.End(process);
        }

        Assert.NotEqual(0, process.ExitCode);
        // What the running cell had shown may be kept too.
        var kinds = OutputKinds("killed.ipynb");
        Assert.Equal(["stream execute_result", "execute_result"], kinds[..2]);
        Assert.Equal("", kinds[3]);
    }

    private Task<ChildProcess> RunAsync(params string[] words) => ChildProcess.RunAsync(Workbench.Command, words, folder.Root, patience: TimeSpan.FromMinutes(3));

    private void Write(string name, params string[] cells)
    {
        var sources = cells.Select((cell, index) => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = FormattableString.Invariant($"c{index}"),
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = cell,
        });
        var notebook = new JsonObject { ["cells"] = new JsonArray([.. sources]), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(folder.PathTo(name), notebook.ToJsonString());
    }

    private JsonArray Outputs(string name, int cell) => JsonNode.Parse(File.ReadAllText(folder.PathTo("out", name)))!["cells"]![cell]!["outputs"]!.AsArray();

    // The kinds of each cell's outputs.
    private string[] OutputKinds(string name)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllText(folder.PathTo("out", name)));
        return
        [
            .. notebook.RootElement.GetProperty("cells").EnumerateArray()
                .Select(cell => string.Join(' ', cell.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("output_type").GetString()))),
        ];
    }
}
