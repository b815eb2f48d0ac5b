using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

[Collection(OneAfterAnother.Name)]
public sealed class DirectiveTests : IDisposable
{
    private static readonly string Extension = Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib");

    private readonly CSharpSession session = new(new SessionOptions
    {
        WorkingDirectory = Repository.PathTo("datasets", "gait-synthetic"),
        References = NeuroPoseExtension.Libraries,
    });

    [Fact]
    public async Task A_trial_is_loaded_shown_and_named_in_one_line()
    {
        await session.LoadExtensionAsync(Extension);
        var shown = await SessionCell.RunAsync(session, "#!trial s01-fast.json");
        Assert.Contains("s01Fast = VideoPredictions.Load(", shown.Text, StringComparison.Ordinal);
        Assert.Contains("s01-fast.json", shown.Displays.Single()["text/html"], StringComparison.Ordinal);
        Assert.Equal("1", (await SessionCell.RunAsync(session, "s01Fast.PersonCount")).Result);
    }

    [Fact]
    public async Task The_overview_names_versions_and_its_hints_are_code_that_runs()
    {
        await session.LoadExtensionAsync(Extension);
        var about = (await SessionCell.RunAsync(session, "#!neuropose")).Displays.Single()["text/plain"]!;
        Assert.Contains("NeuroPose.Motion ", about, StringComparison.Ordinal);
        await SessionCell.RunAsync(session, "#!trial s01-fast.json");
        foreach (var hint in about.Split('\n').Where(line => line.Contains("//", StringComparison.Ordinal)))
        {
            Assert.Null((await SessionCell.RunAsync(session, hint)).Error);
        }
    }

    [Theory]
    [InlineData("#!trial", "expected a trial's file")]
    [InlineData("#!trial nowhere.json", "nowhere.json")]
    public async Task A_trial_that_is_not_there_is_said_with_its_reason(string cell, string reason)
    {
        await session.LoadExtensionAsync(Extension);
        Assert.Contains(reason, (await SessionCell.RunAsync(session, cell)).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s01-walk.json", "s01Walk")]
    [InlineData("data/2024 Test.json", "trial2024Test")]
    [InlineData("new.json", "trialNew")]
    [InlineData("C:\\data\\Left_Knee.json", "leftKnee")]
    [InlineData("ü.json", "trial")]
    public void A_file_gives_its_variable_a_name(string file, string name) => Assert.Equal(name, NeuroPoseDirectives.VariableName(file));

    public void Dispose() => session.Dispose();
}
