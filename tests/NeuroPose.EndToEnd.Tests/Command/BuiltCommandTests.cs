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
        var run = await Workbench.RunAsync("notebook", "run", Repository.PathTo("README.md"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }
}
