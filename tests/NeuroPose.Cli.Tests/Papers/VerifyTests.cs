using System.Text.Json.Nodes;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary><c>paper run</c> and <c>paper verify</c> when nothing is wrong with the paper.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public async Task What_was_accepted_comes_out_again()
    {
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +same +-1293.96 mm +-1293.96 mm$", run.Out);
        Assert.Contains("4 figures, tables and numbers: 4 same.", run.Out, StringComparison.Ordinal);
        Assert.Contains("results.ipynb: cell 4 (4 of 6)", run.Out, StringComparison.Ordinal);
        Assert.Contains("whole.yaml: computing", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_was_read_from_a_file_of_the_paper_says_which()
    {
        File.WriteAllText(paper.PathTo("measured.txt"), "3");
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.StartsWith("Paper.Number", StringComparison.Ordinal)
            ? "Paper.Number(\"height\", double.Parse(System.IO.File.ReadAllText(\"measured.txt\")), \"mm\", \"measured.txt\")"
            : cell)]);
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync();
        var json = JsonNode.Parse((await paper.VerifyAsync("--json")).Out)!;

        Assert.Matches("(?m)^height +same, read from measured.txt +3 mm", run.Out);
        Assert.Matches("(?m)^rows +same +", run.Out);
        Assert.Equal("measured.txt", (string?)json["items"]!.AsArray().Single(item => (string?)item!["id"] == "height")!["read_from"]);
    }

    [Fact]
    public async Task Nothing_is_accepted_by_verifying()
    {
        var run = await paper.VerifyAsync();

        Assert.Equal(1, run.Code);
        Assert.Equal(4, run.Out.Split('\n').Count(line => line.Contains("  NOT ACCEPTED YET  ", StringComparison.Ordinal)));
        Assert.Equal("", paper.Expected());
    }

    [Fact]
    public async Task Accepting_twice_writes_the_same_bytes_and_says_that_nothing_changed()
    {
        await paper.AcceptAsync();
        var first = paper.Expected();

        var run = await paper.RunAsync("--accept");

        Assert.Contains("Nothing changed in ", run.Out, StringComparison.Ordinal);
        Assert.Equal(first, paper.Expected());
    }

    [Fact]
    public async Task Accepting_says_what_changed_and_forgets_what_is_gone()
    {
        await paper.AcceptAsync();
        paper.Change("paper.yaml", "factor: 2", "factor: 4");
        paper.Change("paper.yaml", "  - id: head\n    from: results.ipynb\n", "");
        paper.Change("paper.yaml", "figures:\n", "");
        paper.WriteNotebook([.. SmallPaper.Cells.Where(cell => !cell.Contains("Figure", StringComparison.Ordinal))]);

        var run = await paper.RunAsync("--accept");

        Assert.Equal(0, run.Code);
        Assert.Contains("accepted height: -1293.96 mm → -2587.92 mm\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("removed figures/head.svg\n", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(paper.PathTo("expected", "figures", "head.svg")));
        Assert.False(File.Exists(paper.PathTo("expected", "sidecars", "head.json")));
        Assert.Equal(0, (await paper.VerifyAsync()).Code);
    }

    [Fact]
    public async Task One_item_alone_runs_only_what_makes_it_and_names_the_others()
    {
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync("--figure", "distance");

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("results.ipynb: cell", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nnot checked: head, rows, height\n4 figures, tables and numbers: 1 same, 3 not checked.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_says_so_before_anything_is_executed()
    {
        await paper.AcceptAsync();

        var run = await CommandRun.OfAsync("paper", "verify", paper.Root, "--output", paper.PathTo("paper.yaml"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{paper.PathTo("paper.yaml")}: nothing can be written here, so nothing was executed (", run.Complaint, StringComparison.Ordinal);
        Assert.EndsWith(" Name another folder: --output DIR", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_programs_the_verdicts_are_JSON_and_nothing_else()
    {
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync("--json");

        var json = JsonNode.Parse(run.Out)!;
        Assert.True(json["same"]!.GetValue<bool>());
        Assert.Equal(["head", "rows", "height", "distance"], json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
        Assert.All(json["items"]!.AsArray(), item => Assert.Equal("same", item!["verdict"]!.GetValue<string>()));
        Assert.Contains("results.ipynb: cell 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_item_has_a_sidecar_that_says_how_it_was_made()
    {
        await paper.AcceptAsync();

        foreach (var id in new[] { "head", "rows", "height", "distance" })
        {
            var sidecar = JsonNode.Parse(await File.ReadAllTextAsync(paper.PathTo("expected", "sidecars", id + ".json")))!;
            Assert.Equal(id, sidecar["id"]!.GetValue<string>());
            Assert.Contains(sidecar["inputs"]!.AsArray(), input => input!["file"]!.GetValue<string>() == "data/s01-slow.json" && input["sha256"]!.GetValue<string>() == paper.Hash("data/s01-slow.json"));
            Assert.All(new[] { "sha256", "code_sha256", "results_sha256" }, hash => Assert.Matches("^[0-9a-f]{64}$", sidecar[hash]!.GetValue<string>()));
            Assert.Equal("10", sidecar["environment"]!["dotnet"]!.GetValue<string>());
        }

        var figure = JsonNode.Parse(await File.ReadAllTextAsync(paper.PathTo("expected", "sidecars", "head.json")))!;
        Assert.Equal(paper.Hash("expected/figures/head.svg"), figure["sha256"]!.GetValue<string>());
        Assert.Equal("2", figure["parameters"]!["factor"]!.GetValue<string>());
        var distance = JsonNode.Parse(await File.ReadAllTextAsync(paper.PathTo("expected", "sidecars", "distance.json")))!;
        Assert.Contains("Exact DTW on coordinates", distance["definition"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_shows_expected_and_actual_side_by_side()
    {
        await paper.AcceptAsync();
        var expected = Convert.ToBase64String(await File.ReadAllBytesAsync(paper.PathTo("expected", "figures", "head.svg")));
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.Replace("\"head, y\"", "\"head, <b>\"", StringComparison.Ordinal))]);

        var run = await paper.VerifyAsync();

        var report = await File.ReadAllTextAsync(Path.Combine(paper.Output, "report.html"));
        var actual = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(paper.Output, "figures", "head.svg")));
        Assert.Equal(1, run.Code);
        Assert.NotEqual(expected, actual);
        Assert.Contains(expected, report, StringComparison.Ordinal);
        Assert.Contains(actual, report, StringComparison.Ordinal);
        Assert.Contains("head: DIFFERS", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", report, StringComparison.Ordinal);
        Assert.DoesNotContain(paper.Root, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_takes_its_numbers_and_figures_from_the_run()
    {
        paper.WriteText("# Small\n\nThe head is at {{number height 0.0}} mm.\n\n{{figure head}}\n\n{{table rows}}\n");

        await paper.AcceptAsync();

        var text = await File.ReadAllTextAsync(Path.Combine(paper.Output, "paper.md"));
        Assert.Contains("The head is at -1294.0 mm.", text, StringComparison.Ordinal);
        Assert.Contains("](figures/head.svg)", text, StringComparison.Ordinal);
        Assert.Contains($"`head {paper.Hash("expected/figures/head.svg")[..8]}`", text, StringComparison.Ordinal);
        Assert.Contains("| 0 | -646.98 |", text, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">-646.98</td>", await File.ReadAllTextAsync(Path.Combine(paper.Output, "paper.html")), StringComparison.Ordinal);
    }
}
