using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary><c>paper render</c>: the text with what was accepted, without executing anything.</summary>
public sealed partial class RenderTests : IDisposable
{
    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public async Task The_text_takes_its_numbers_from_what_was_accepted_and_nothing_is_executed()
    {
        paper.WriteText("# Small\n\nThe head is at {{number height 0.0}} mm, see {{see head}} and {{see rows}}.\n\n{{figure head}}\n\n{{table rows 0.0}}\n");
        await paper.AcceptAsync();
        paper.WriteNotebook("throw new InvalidOperationException();");

        var run = await RenderAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal($"{Path.Combine(paper.Output, "paper.md")}\n{Path.Combine(paper.Output, "paper.html")}\n", run.Out);
        var markdown = await ReadAsync("paper.md");
        Assert.Contains("The head is at -1294.0 mm, see Figure 1 and Table 1.", markdown, StringComparison.Ordinal);
        Assert.Contains("| 0 | -647.0 |", markdown, StringComparison.Ordinal);
        var page = await ReadAsync("paper.html");
        Assert.Contains("The head is at <data value=\"-1293.96\" title=\"height: -1293.96 mm (results.ipynb)\">-1294.0</data> mm", page, StringComparison.Ordinal);
        Assert.Contains("Ann Author", page, StringComparison.Ordinal);
        Assert.Single(Heading().Matches(page));
        Assert.DoesNotContain(paper.Root, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_caption_has_a_number_and_the_hash_of_what_it_is_under_and_leads_to_the_sidecar()
    {
        paper.WriteText("{{table rows}}\n\n{{figure head}}\n");
        await paper.AcceptAsync();

        await RenderAsync();

        var page = await ReadAsync("paper.html");
        foreach (var (id, label, file) in new[] { ("head", "Figure 1", "figures/head.svg"), ("rows", "Table 1", "tables/rows.csv") })
        {
            var hash = paper.Hash("expected/" + file);
            Assert.Matches($"<figcaption><b>{label}\\.</b> {id}\\. <a class=\"hash\" href=\"sidecars/{id}\\.json\"[^>]*>{hash[..8]}</a></figcaption>", page);
            Assert.Equal(hash, JsonNode.Parse(await ReadAsync($"sidecars/{id}.json"))!["sha256"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task What_verify_writes_is_what_render_writes()
    {
        paper.WriteText("At {{number height}} mm.\n\n{{figure head}}\n\n{{table rows}}\n");
        await paper.AcceptAsync();
        var (executed, page) = (await ReadAsync("paper.md"), await ReadAsync("paper.html"));
        Directory.Delete(paper.Output, recursive: true);

        await RenderAsync();

        Assert.Equal(executed, await ReadAsync("paper.md"));
        Assert.Equal(page, await ReadAsync("paper.html"));
    }

    [Fact]
    public async Task A_table_comes_back_from_its_file_as_it_was()
    {
        paper.WriteNotebook([.. SmallPaper.Cells[..3], "Paper.Table(\"rows\", new[] { new { LongName = \"a \\\"b\\\", c | d\\ne\", MeanErrorPerMinute = 0.125 }, new { LongName = \"\\\"\", MeanErrorPerMinute = double.NaN } })"]);
        paper.WriteText("{{table rows 0.0}}\n");
        await paper.AcceptAsync();

        await RenderAsync();

        Assert.Contains("| Long name | Mean error per minute |\n| --- | ---: |\n| a \"b\", c \\| d e | 0.1 |\n| \" | NaN |\n", await ReadAsync("paper.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_of_columns_are_words_and_F1_stays_F1()
    {
        paper.WriteNotebook([.. SmallPaper.Cells[..3], "Paper.Table(\"rows\", new[] { new { BestF1 = 1, Percent90 = 2, AucROC = 3 } })"]);
        paper.WriteText("{{table rows}}\n");
        await paper.AcceptAsync();

        await RenderAsync();

        Assert.Contains("| Best F1 | Percent 90 | Auc ROC |\n", await ReadAsync("paper.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_not_accepted_yet_is_refused_with_its_line()
    {
        paper.WriteText("# Small\n\nAt {{number height}} mm.\n");

        var run = await RenderAsync();

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"{paper.PathTo("paper.md")}: line 3: expected/numbers.json has no number \"height\" yet. Execute the paper and accept what it makes: neuropose paper run --accept.", run.Complaint);
        Assert.False(Directory.Exists(paper.Output));
    }

    [Fact]
    public async Task A_figure_that_somebody_edited_is_refused()
    {
        paper.WriteText("{{figure head}}\n");
        await paper.AcceptAsync();
        paper.Change("expected/figures/head.svg", "<svg", "<svg ");

        var run = await RenderAsync();

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{paper.PathTo("expected", "figures/head.svg")}: \"head\" is not what was accepted", run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See {{figure head}} here.", "{{figure head}} stands within a line. A figure needs a line of its own")]
    [InlineData("See {{see head}}.", "\"head\" has no number to refer to, for the text does not show it. Put {{figure head}} on a line of its own.")]
    [InlineData("{{see height}}", "paper.yaml lists no figure or table \"height\".")]
    [InlineData("{{height}}", "{{height}} is not understood; expected {{number ID}}")]
    [InlineData("![map](../map.png)", "the picture ../map.png cannot go into the page; expected a file in the paper's folder")]
    [InlineData("![map](map.png)", "there is no picture map.png in the paper's folder.")]
    public async Task A_place_that_cannot_be_filled_is_refused_with_its_line(string line, string complaint)
    {
        paper.WriteText("# Small\n\nText.\n\n" + line + "\n");

        var run = await RenderAsync();

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{paper.PathTo("paper.md")}: line 5: {complaint}", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_the_authors_goes_into_the_page()
    {
        await File.WriteAllBytesAsync(paper.PathTo("the room.png"), [1, 2, 3]);
        paper.WriteText("![The room](the%20room.png)\n");

        await RenderAsync();

        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"The room\"", await ReadAsync("paper.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_script_runs_and_nothing_is_fetched_whatever_the_text_holds()
    {
        paper.WriteText("<script>alert(1)</script>\n\n<iframe src=\"https://example.org\"></iframe>\n");

        await RenderAsync();

        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">", await ReadAsync("paper.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_without_a_text_says_how_to_get_one()
    {
        var run = await RenderAsync();

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"{paper.PathTo("paper.yaml")}: this paper has no text to render. Write one, and name it: \"text: paper.md\".", run.Complaint);
    }

    [Fact]
    public async Task Without_a_browser_the_page_is_written_and_the_message_says_what_to_install()
    {
        paper.WriteText("# Small\n");
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", paper.Root);
            var run = await RenderAsync("--pdf");

            Assert.Equal(2, run.Code);
            Assert.StartsWith("no browser was found that prints a PDF without a window. Install one (sudo apt-get install chromium", run.Complaint, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(paper.Output, "paper.html")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    private Task<CommandRun> RenderAsync(params string[] words) => CommandRun.OfAsync(["paper", "render", paper.Root, "--output", paper.Output, .. words]);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(paper.Output, file));

    [GeneratedRegex("<h1")]
    private static partial Regex Heading();
}
