using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>What the real command reports of a mistake of its own.</summary>
public sealed class InternalErrorTests : IDisposable
{
    private const string Sentence = "error: internal error, please report it: InvalidOperationException: Broken on purpose. ";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_one_sentence_that_names_the_way_to_the_details()
    {
        var run = await BreakAsync([]);

        Assert.Equal((70, Sentence + "For where it happened, run it again with --debug.\n"), (run.Code, run.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Theory]
    [InlineData("--debug", "")]
    [InlineData("", "1")]
    public async Task With_details_the_stack_is_printed_and_saved_in_the_file_that_is_named(string option, string variable)
    {
        var run = await BreakAsync(option.Length > 0 ? [option] : [], variable);

        var file = Assert.Single(Directory.EnumerateFiles(folder.Root));
        Assert.Equal(70, run.Code);
        Assert.StartsWith(Sentence + $"The details below are saved in {file}.\n", run.Error, StringComparison.Ordinal);
        var details = await File.ReadAllTextAsync(file);
        Assert.Contains("   at NeuroPose.Cli.", details, StringComparison.Ordinal);
        Assert.Contains("trial info", details, StringComparison.Ordinal);
        Assert.All(details.TrimEnd('\n').Split('\n'), line => Assert.Contains(line, run.Error, StringComparison.Ordinal));
    }

    private Task<ChildProcess> BreakAsync(string[] options, string variable = "") => ChildProcess.RunAsync(
        Workbench.Command,
        ["trial", "info", Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json"), .. options],
        environment: new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(InternalErrorTests).Assembly.Location,
            ["NEUROPOSE_DEBUG"] = variable,
            ["TMPDIR"] = folder.Root,
        });
}
