using System.Security.Cryptography;
using System.Text;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary>A paper of somebody else reaches nothing but its own files, and what is accepted is accepted whole.</summary>
public sealed class ForeignPaperTests : IDisposable
{
    private const string LeadsOut = "this is a link, or lies behind one, that leads out of";

    private readonly SmallPaper paper = new();
    private readonly TemporaryFolder home = new();

    public ForeignPaperTests() => File.WriteAllText(home.PathTo("key"), "-----BEGIN PRIVATE KEY-----");

    public void Dispose()
    {
        paper.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task A_picture_that_is_a_link_to_a_key_does_not_go_into_the_page()
    {
        paper.WriteText("![x](figure.png) ![y](figures/key.png)\n");
        File.CreateSymbolicLink(paper.PathTo("figure.png"), home.PathTo("key"));
        Directory.CreateSymbolicLink(paper.PathTo("figures"), home.Root);
        var run = await CommandRun.OfAsync("paper", "render", paper.Root, "--output", paper.Output);

        Assert.Equal(2, run.Code);
        Assert.Contains(LeadsOut, run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(paper.Output) && Directory.EnumerateFiles(paper.Output, "*.html").Any());
    }

    [Theory]
    [InlineData("paper.md")]
    [InlineData("paper.yaml")]
    [InlineData("results.ipynb")]
    [InlineData("whole.yaml")]
    public async Task A_file_of_the_paper_that_is_a_link_is_not_read(string file)
    {
        paper.WriteText("text\n");
        var elsewhere = home.PathTo(file);
        File.Move(paper.PathTo(file), elsewhere);
        File.CreateSymbolicLink(paper.PathTo(file), elsewhere);
        var run = await paper.RunAsync();

        Assert.Equal(2, run.Code);
        Assert.Contains(LeadsOut, run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_expected_folder_is_not_read_and_is_not_written_through()
    {
        await paper.AcceptAsync();
        File.Delete(paper.PathTo("expected", "numbers.json"));
        File.CreateSymbolicLink(paper.PathTo("expected", "numbers.json"), home.PathTo("key"));
        var verified = await paper.VerifyAsync();
        Assert.Equal(2, verified.Code);
        Assert.Contains(LeadsOut, verified.Error, StringComparison.Ordinal);
        Assert.Equal("-----BEGIN PRIVATE KEY-----", File.ReadAllText(home.PathTo("key")));
    }

    [Fact]
    public async Task A_data_file_that_is_an_endless_device_is_refused()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.Delete(paper.PathTo("data", "s01-slow.json"));
        File.CreateSymbolicLink(paper.PathTo("data", "s01-slow.json"), "/dev/zero");
        var run = await paper.RunAsync();
        Assert.Equal(2, run.Code);
        Assert.Contains(LeadsOut, run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_opens_nothing_that_no_dataset_lists()
    {
        paper.Change("whole.yaml", "data/s01-slow.json", home.PathTo("key"));
        var run = await paper.RunAsync();
        Assert.Equal(2, run.Code);
        Assert.Contains("which is in no dataset of paper.yaml", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_of_what_is_expected_is_never_a_mixture_of_two()
    {
        await paper.AcceptAsync();
        var old = paper.Expected();
        File.WriteAllText(paper.PathTo("expected", "stray.txt"), "");
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.Replace("factor * walk", "3 * walk", StringComparison.Ordinal))]);
        using var watch = new FileSystemWatcher(paper.PathTo("expected")) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        var changes = 0;
        watch.Changed += (_, _) => changes++;
        watch.Created += (_, _) => changes++;
        await paper.AcceptAsync();

        // Not one file in the old folder was touched: the new one took its place.
        Assert.Equal(0, changes);
        Assert.NotEqual(old, paper.Expected());
        Assert.DoesNotContain("stray", paper.Expected(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(paper.Root, ".neuropose-*"));
        Assert.Equal(0, (await paper.VerifyAsync()).Code);
    }

    [Fact]
    public async Task A_table_that_lost_the_end_of_its_last_line_is_read_whole()
    {
        paper.WriteText("{{table rows 0.0}}\n");
        await paper.AcceptAsync();
        var table = File.ReadAllText(paper.PathTo("expected", "tables", "rows.csv"));
        var cut = table.TrimEnd('\n');
        File.WriteAllText(paper.PathTo("expected", "tables", "rows.csv"), cut);
        string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        paper.Change("expected/sidecars/rows.json", Hash(table), Hash(cut));
        Assert.Equal(0, (await CommandRun.OfAsync("paper", "render", paper.Root, "--output", paper.Output)).Code);
        Assert.Contains("| 0 | -647.0 |", File.ReadAllText(Path.Combine(paper.Output, "paper.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_of_private_use_in_the_text_stay_what_they_are()
    {
        paper.WriteText("\uE0007\uE001 and {{number height 0.0}}\n");
        await paper.AcceptAsync();
        Assert.Equal(0, (await CommandRun.OfAsync("paper", "render", paper.Root, "--output", paper.Output)).Code);
        var page = File.ReadAllText(Path.Combine(paper.Output, "paper.html"));
        Assert.Contains("\uE0007\uE001 and <data", page, StringComparison.Ordinal);
    }
}
