using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>The built command, as a user starts it.</summary>
internal static class Workbench
{
    /// <summary>Where the command was built, in the configuration of these tests.</summary>
    public static string Folder { get; } =
        Repository.PathTo("artifacts", "bin", "NeuroPose.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    public static string Command { get; } = Path.Combine(Folder, "neuropose");

    /// <summary>The first tutorial in the repository.</summary>
    public static string Tutorial { get; } = Repository.PathTo("notebooks", "tutorials", "01-first-comparison.ipynb");

    public static Task<ChildProcess> RunAsync(params string[] words) => ChildProcess.RunAsync(Command, words);

    /// <summary>Executes the tutorial, and after it other notebooks, into a folder.</summary>
    public static async Task ExecuteTutorialAsync(string output, IReadOnlyDictionary<string, string>? environment = null, params string[] others)
    {
        var run = await ChildProcess.RunAsync(
            Command, ["notebook", "run", Tutorial, .. others, "--output", output, "--html"], environment: environment);
        Assert.True(run.Code == 0, $"exit code {run.Code}\n{run.Out}\n{run.Error}");
        Assert.Equal("", run.Error);
    }
}
