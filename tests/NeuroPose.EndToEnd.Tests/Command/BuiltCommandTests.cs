using System.Runtime.Versioning;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>What only the real process shows: its name, its version, its streams, its exit code.</summary>
public sealed class BuiltCommandTests
{
    [Fact]
    public async Task It_knows_its_version()
    {
        var run = await Workbench.RunAsync("--version");

        Assert.Equal(0, run.Code);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+\n$", run.Out);
        Assert.Equal(typeof(NeuroPoseException).Assembly.GetName().Version!.ToString(3), run.Out.TrimEnd());
    }

    [Fact]
    public async Task Its_help_calls_it_by_its_name()
    {
        var run = await Workbench.RunAsync("--help");

        Assert.Equal(0, run.Code);
        Assert.Contains("neuropose [command] [options]", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_goes_to_standard_error_with_exit_code_2()
    {
        var run = await Workbench.RunAsync("notebook", "run", Repository.PathTo("LICENSE"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [UnsupportedOSPlatform("windows")]
    [SignalTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Interrupted_in_a_cell_that_never_ends_it_stops_at_once_and_writes_nothing(string signal)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder.PathTo("endless.ipynb"),
            """{"cells": [{"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [], "source": "while (true) { }"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");
        using var process = ChildProcess.Start(Workbench.Command, ["notebook", "run", "endless.ipynb", "--output", "out"], folder.Root);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            Assert.Equal("endless.ipynb", await process.StandardOutput.ReadLineAsync(limit.Token));
            await Task.Delay(TimeSpan.FromSeconds(2), limit.Token);
            await ChildProcess.RunAsync("/bin/kill", [$"-{signal}", FormattableString.Invariant($"{process.Id}")]);
            await process.WaitForExitAsync(limit.Token);

            Assert.Equal((130, "error: interrupted.\n"), (process.ExitCode, await process.StandardError.ReadToEndAsync(limit.Token)));
            Assert.Equal([folder.PathTo("endless.ipynb")], Directory.EnumerateFileSystemEntries(folder.Root));
        }
        finally
        {
            ChildProcess.End(process);
        }
    }
}
