using System.Runtime.Versioning;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>What the scripts of <c>neuropose completion</c> ask, and the scripts in the shells that are there.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ShellCompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("neuropose tri", "trial")]
    [InlineData("neuropose trial ", "convert")]
    [InlineData("neuropose dtw --fig", "--figure")]
    [InlineData("neuropose dtw --cost ", "euclidean")]
    [InlineData("neuropose completion ", "fish")]
    public async Task The_command_says_what_may_follow(string line, string expected)
    {
        var run = await CommandRun.OfAsync($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(expected, run.Out.Split('\n'));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_shell_has_a_script(string shell)
    {
        var run = await CommandRun.OfAsync("completion", shell);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
    }

    [ShellTheory("bash")]
    [InlineData("source neuropose.bash; COMP_LINE='neuropose trial in'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(neuropose trial in); COMP_CWORD=2; _neuropose; echo \"${COMPREPLY[@]}\"", "info")]
    [InlineData("source neuropose.bash; COMP_LINE='neuropose dtw --fig'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(neuropose dtw --fig); COMP_CWORD=2; _neuropose; echo \"${COMPREPLY[@]}\"", "--figure")]
    public Task Bash_completes_by_its_script(string call, string expected) => CompletesAsync("bash", call, expected);

    [ShellTheory("zsh")]
    [InlineData("compdef() { }; compadd() { shift; print -l -- \"$@\" }; source neuropose.zsh; words=(neuropose trial in); CURRENT=3; _neuropose", "info")]
    public Task Zsh_completes_by_its_script(string call, string expected) => CompletesAsync("zsh", call, expected);

    [ShellTheory("fish")]
    [InlineData("source neuropose.fish; complete -C 'neuropose trial in'", "info")]
    public Task Fish_completes_by_its_script(string call, string expected) => CompletesAsync("fish", call, expected);

    public void Dispose() => folder.Dispose();

    private async Task CompletesAsync(string shell, string call, string expected)
    {
        var said = await CommandRun.OfAsync("[suggest:18]", "neuropose trial in");
        var options = await CommandRun.OfAsync("[suggest:19]", "neuropose dtw --fig");
        File.WriteAllText(folder.PathTo("said.txt"), said.Out);
        File.WriteAllText(folder.PathTo("options.txt"), options.Out);
        File.WriteAllText(folder.PathTo("neuropose"), "#!/bin/sh\ncase \"$2\" in *--fig) cat options.txt ;; *) cat said.txt ;; esac\n");
        File.SetUnixFileMode(folder.PathTo("neuropose"), (UnixFileMode)0b111_101_101);
        File.WriteAllText(folder.PathTo($"neuropose.{shell}"), (await CommandRun.OfAsync("completion", shell)).Out);
        var run = await ChildProcess.RunAsync(ShellTheoryAttribute.Find(shell)!, ["-c", (shell == "fish" ? "set -x PATH $PWD $PATH; " : "PATH=\"$PWD:$PATH\"; ") + call], folder.Root);
        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains(expected, run.Out.Split([' ', '\n', '\t']));
    }
}

/// <summary>A theory for a shell, skipped where that shell is not there; test.sh installs those of Debian.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute(string shell) => Skip = Find(shell) is null ? $"The shell {shell} is not installed." : null;

    public static string? Find(string shell) => new[] { "/bin", "/usr/bin", "/usr/local/bin" }.Select(place => Path.Combine(place, shell)).FirstOrDefault(File.Exists);
}
