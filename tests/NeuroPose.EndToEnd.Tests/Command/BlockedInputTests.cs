using System.Runtime.Versioning;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>Input that never comes: the command hears of signals all the same.</summary>
public sealed class BlockedInputTests
{
    [UnsupportedOSPlatform("windows")]
    [SignalTheory]
    [InlineData("INT", "trial", "info", "pipe")]
    [InlineData("TERM", "trial", "info", "pipe")]
    [InlineData("TERM", "vitals", "pipe")]
    [InlineData("TERM", "dtw", "pipe", "pipe")]
    [InlineData("TERM", "notebook", "run", "pipe")]
    [InlineData("TERM", "segment", "pipe", "--name", "x", "--extractor", "joint_axis", "--joint", "rhee")]
    public async Task A_pipe_that_nobody_writes_to_makes_nothing_deaf(string signal, params string[] words)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await ChildProcess.RunAsync("mkfifo", [folder.PathTo("pipe")])).Code);
        using var process = ChildProcess.Start(Workbench.Command, words, folder.Root);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2), limit.Token);
            Assert.False(process.HasExited);
            await ChildProcess.RunAsync("/bin/kill", [$"-{signal}", FormattableString.Invariant($"{process.Id}")]);
            await process.WaitForExitAsync(limit.Token);
            Assert.NotEqual(0, process.ExitCode);
        }
        finally
        {
            ChildProcess.End(process);
        }
    }
}
