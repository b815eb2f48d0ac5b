using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>What the scripts of <c>neuropose completion</c> ask, and the scripts in the shells that are there.</summary>
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

    [Theory]
    [InlineData("bash", "source neuropose.bash; COMP_LINE='neuropose trial in'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(neuropose trial in); COMP_CWORD=2; _neuropose; echo \"${COMPREPLY[@]}\"", "info")]
    [InlineData("bash", "source neuropose.bash; COMP_LINE='neuropose dtw --fig'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(neuropose dtw --fig); COMP_CWORD=2; _neuropose; echo \"${COMPREPLY[@]}\"", "--figure")]
    [InlineData("zsh", "compdef() { }; compadd() { shift; print -l -- \"$@\" }; source neuropose.zsh; words=(neuropose trial in); CURRENT=3; _neuropose", "info")]
    [InlineData("fish", "source neuropose.fish; complete -C 'neuropose trial in'", "info")]
    public async Task The_script_completes_in_its_shell(string shell, string call, string expected)
    {
        var program = new[] { "/bin", "/usr/bin", "/usr/local/bin" }.Select(place => Path.Combine(place, shell)).FirstOrDefault(File.Exists);
        if (program is null)
        {
            // A shell that is not there completes nothing; test.sh installs those of Debian.
            return;
        }

        var said = await CommandRun.OfAsync("[suggest:18]", "neuropose trial in");
        var options = await CommandRun.OfAsync("[suggest:19]", "neuropose dtw --fig");
        File.WriteAllText(folder.PathTo("said.txt"), said.Out);
        File.WriteAllText(folder.PathTo("options.txt"), options.Out);
        File.WriteAllText(folder.PathTo("neuropose"), "#!/bin/sh\ncase \"$2\" in *--fig) cat options.txt ;; *) cat said.txt ;; esac\n");
        File.SetUnixFileMode(folder.PathTo("neuropose"), (UnixFileMode)0b111_101_101);
        File.WriteAllText(folder.PathTo($"neuropose.{shell}"), (await CommandRun.OfAsync("completion", shell)).Out);
        var run = await ChildProcess.RunAsync(program, ["-c", $"PATH=\"$PWD:$PATH\"; {call}".Replace("PATH=\"$PWD:$PATH\";", shell == "fish" ? "set -x PATH $PWD $PATH;" : "PATH=\"$PWD:$PATH\";", StringComparison.Ordinal)], folder.Root);
        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains(expected, run.Out.Split([' ', '\n', '\t']));
    }

    public void Dispose() => folder.Dispose();
}
