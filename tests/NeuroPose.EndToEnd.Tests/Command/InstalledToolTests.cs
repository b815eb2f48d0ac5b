using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>Every room as a package, and the command as somebody installs it who has no checkout.</summary>
public sealed class InstalledToolTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_tool_is_installed_from_a_folder_of_packages_and_executes_a_notebook()
    {
        string[] libraries = ["Core", "Motion", "Statistics", "Vitals", "RuView", "Live", "Formats", "Formats.Hdf5", "Gait", "Downloads", "Sweeps", "Video", "Inference", "Figures", "Notebooks", "Papers", "Sessions"];
        var version = await PackedRooms.PackAsync(
            folder.Root,
            [.. libraries.Select(room => $"src/NeuroPose.{room}"), "src/NeuroPose.Cli", "kernel-extensions/NeuroPose.Interactive", "kernel-extensions/NeuroPose.Jupyter"]);
        Assert.All(libraries, room => Assert.True(File.Exists(folder.PathTo($"NeuroPose.{room}.{version}.nupkg")), room));
        await File.WriteAllTextAsync(
            folder.PathTo("NuGet.config"),
            """<configuration><packageSources><clear /><add key="here" value="." /></packageSources></configuration>""");

        var install = await ChildProcess.RunAsync(
            "dotnet", ["tool", "install", "neuropose", "--version", version, "--tool-path", folder.PathTo("tools")], folder.Root, patience: Patience);
        Assert.True(install.Code == 0, install.Out + install.Error);

        await File.WriteAllTextAsync(
            folder.PathTo("one.ipynb"),
            """{"cells": [{"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [], "source": "Dtw.Distance(FeatureSeries.Of(\"a\", \"mm\", 1, 2, 3), FeatureSeries.Of(\"b\", \"mm\", 1, 2, 5))"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");
        var run = await ChildProcess.RunAsync(folder.PathTo("tools", "neuropose"), ["notebook", "run", "one.ipynb", "--output", "out"], folder.Root, patience: Patience);
        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains("\"2\"", await File.ReadAllTextAsync(folder.PathTo("out", "one.ipynb")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
