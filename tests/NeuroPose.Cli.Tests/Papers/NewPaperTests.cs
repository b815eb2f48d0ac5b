using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary><c>paper new</c> and <c>paper list</c>.</summary>
public sealed class NewPaperTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_paper_can_be_verified_and_rendered_at_once()
    {
        var made = await CommandRun.OfAsync("paper", "new", folder.PathTo("papers", "my-paper"));
        var verified = await CommandRun.OfAsync("paper", "verify", folder.PathTo("papers", "my-paper"), "--output", folder.PathTo("out"));
        var isCurrent = await CommandRun.OfAsync("notebook", "check", folder.PathTo("papers", "my-paper"));
        var rendered = await CommandRun.OfAsync("paper", "render", folder.PathTo("papers", "my-paper"), "--output", folder.PathTo("out"));

        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Equal((0, ""), (verified.Code, verified.Error));
        Assert.Equal((0, ""), (isCurrent.Code, isCurrent.Error));
        Assert.Equal((0, ""), (rendered.Code, rendered.Error));
        Assert.Contains("The largest square is 16 (Figure 1).", await File.ReadAllTextAsync(folder.PathTo("out", "paper.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_there_is_not_touched()
    {
        Directory.CreateDirectory(folder.PathTo("mine"));

        var run = await CommandRun.OfAsync("paper", "new", folder.PathTo("mine"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"{folder.PathTo("mine")}: this is there already; nothing was written. Choose another name.", run.Complaint);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathTo("mine")));
    }

    [Fact]
    public async Task Papers_are_listed_with_what_they_show_and_a_bad_one_is_named()
    {
        await CommandRun.OfAsync("paper", "new", folder.PathTo("papers", "one"));
        await CommandRun.OfAsync("paper", "new", folder.PathTo("papers", "two"));
        await File.WriteAllTextAsync(folder.PathTo("papers", "two", "paper.yaml"), "title: 3\n");
        Directory.CreateDirectory(folder.PathTo("papers", "no-paper"));

        var run = await CommandRun.OfAsync("paper", "list", folder.PathTo("papers"));

        Assert.Equal(2, run.Code);
        Assert.Equal($"{folder.PathTo("papers", "one")}: one (1 figure, 1 number)\n", run.Out);
        Assert.StartsWith($"{folder.PathTo("papers", "two", "paper.yaml")}: line 1, column 1: the key \"authors\" is missing.", run.Complaint, StringComparison.Ordinal);
    }
}
