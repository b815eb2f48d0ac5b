using System.Runtime.Versioning;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>The launcher ./neuropose, a shell script, in a checkout of its own that is already built.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string launcher;

    public LauncherTests()
    {
        var checkout = Directory.CreateDirectory(folder.PathTo("my checkout")).FullName;
        foreach (var part in new[] { "src", "kernel-extensions", "artifacts/bin/NeuroPose.Cli" })
        {
            Directory.CreateDirectory(Path.Combine(checkout, part));
        }

        foreach (var file in new[] { "neuropose", "global.json", "Directory.Build.props", "Directory.Packages.props" })
        {
            File.Copy(Repository.PathTo(file), Path.Combine(checkout, file));
        }

        Directory.CreateSymbolicLink(Path.Combine(checkout, "artifacts/bin/NeuroPose.Cli/release"), Workbench.Folder);
        File.WriteAllText(Path.Combine(checkout, "artifacts", "neuropose.built"), "");
        File.SetLastWriteTimeUtc(Path.Combine(checkout, "artifacts", "neuropose.built"), DateTime.UtcNow.AddMinutes(1));
        launcher = Path.Combine(checkout, "neuropose");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_starts_from_any_folder_by_a_path_with_spaces_and_through_a_link(bool throughLink)
    {
        var elsewhere = Directory.CreateDirectory(folder.PathTo("some where")).FullName;
        File.Copy(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json"), Path.Combine(elsewhere, "my walk.json"));
        var command = throughLink ? File.CreateSymbolicLink(folder.PathTo("np"), launcher).FullName : launcher;

        var run = await ChildProcess.RunAsync(command, ["trial", "info", "my walk.json"], elsewhere);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("my walk.json · trial (VideoPredictions)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_passes_the_exit_code_on()
    {
        var run = await ChildProcess.RunAsync(launcher, ["trial", "info", "none.json"], folder.Root);

        Assert.Equal((2, "", "error: none.json: there is no such file.\n"), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public async Task When_a_source_is_newer_it_builds_first_and_a_build_that_fails_is_shown_and_starts_nothing()
    {
        File.SetLastWriteTimeUtc(folder.PathTo("my checkout", "global.json"), DateTime.UtcNow.AddMinutes(2));
        var tools = Directory.CreateDirectory(folder.PathTo("tools")).FullName;
        await File.WriteAllTextAsync(Path.Combine(tools, "dotnet"), "#!/bin/sh\necho \"asked to: $1\"\nexit 1\n");
        File.SetUnixFileMode(Path.Combine(tools, "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string> { ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}" };

        var run = await ChildProcess.RunAsync(launcher, ["--version"], folder.Root, environment);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("asked to: build\nerror: the build failed", run.Error, StringComparison.Ordinal);
    }
}
