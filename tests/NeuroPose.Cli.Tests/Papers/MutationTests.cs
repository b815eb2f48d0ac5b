namespace NeuroPose.Cli.Tests.Papers;

/// <summary>A paper that was changed after it was accepted does not pass, and verify says where.</summary>
public sealed class MutationTests : IDisposable
{
    private const string Trial = "data/s01-slow.json";

    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public async Task One_changed_coordinate_is_refused_by_the_name_of_its_file()
    {
        await paper.AcceptAsync();
        var expected = paper.Expected();
        ChangeCoordinate();

        var run = await paper.VerifyAsync();

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{paper.PathTo("data", "s01-slow.json")}: the file is not the one that the manifest describes", run.Complaint, StringComparison.Ordinal);
        Assert.Equal(expected, paper.Expected());
    }

    [Fact]
    public async Task One_changed_coordinate_is_refused_also_where_the_manifest_was_changed_with_it()
    {
        await paper.AcceptAsync();
        var old = paper.Hash(Trial);
        ChangeCoordinate();
        paper.Change("data/dataset.yaml", old, paper.Hash(Trial));

        var run = await paper.VerifyAsync();

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{paper.PathTo("paper.yaml")}: line 6, column 13: the dataset data is not the one that the paper was written with", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changed_coordinate_that_all_hashes_admit_moves_the_numbers_and_is_pointed_at()
    {
        await paper.AcceptAsync();
        var (oldTrial, oldManifest) = (paper.Hash(Trial), paper.Hash("data/dataset.yaml"));
        ChangeCoordinate();
        paper.Change("data/dataset.yaml", oldTrial, paper.Hash(Trial));
        paper.Change("paper.yaml", oldManifest, paper.Hash("data/dataset.yaml"));

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        var stage = $"inputs: data/s01-slow.json: {oldTrial[..8]} → {paper.Hash(Trial)[..8]}";
        Assert.Matches($"(?m)^height +DIFFERS +-1293.96 mm +-1291.96 mm +{stage}$", run.Out);
        Assert.Matches($"(?m)^head +DIFFERS .*{stage}$", run.Out);
        Assert.Matches($"(?m)^rows +DIFFERS .*{stage}$", run.Out);
        Assert.Matches($"(?m)^distance +DIFFERS .*{stage}$", run.Out);
    }

    [Fact]
    public async Task One_changed_parameter_is_pointed_at()
    {
        await paper.AcceptAsync();
        paper.Change("paper.yaml", "factor: 2", "factor: 3");

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +DIFFERS +-1293.96 mm +-1940.94 mm +parameters: factor: 2 → 3$", run.Out);
        Assert.Matches("(?m)^distance +same ", run.Out);
    }

    [Fact]
    public async Task One_changed_parameter_of_an_experiment_is_pointed_at()
    {
        await paper.AcceptAsync();
        paper.Change("whole.yaml", "align: none", "align: procrustes_per_sequence");

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^distance +DIFFERS .*code: whole.yaml, line 8: \"align: none\" → \"align: procrustes_per_sequence\"$", run.Out);
        Assert.Matches("(?m)^height +same ", run.Out);

        // In the report what is wrong comes first, though it is last in the manifest.
        var report = await File.ReadAllTextAsync(Path.Combine(paper.Output, "report.html"));
        var (wrong, right) = (report.IndexOf("<td>distance</td>", StringComparison.Ordinal), report.IndexOf("<td>head</td>", StringComparison.Ordinal));
        Assert.True(wrong >= 0 && wrong < right);
    }

    [Fact]
    public async Task One_changed_line_of_a_notebook_is_pointed_at()
    {
        await paper.AcceptAsync();
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.Replace("s01-slow", "s01-fast", StringComparison.Ordinal))]);

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +DIFFERS .*code: results.ipynb, cell 3 \\(c2\\), line 1: \".*s01-slow.*\" → \".*s01-fast.*\"$", run.Out);
    }

    [Fact]
    public async Task A_changed_line_that_moves_no_number_does_not_pass_either()
    {
        await paper.AcceptAsync();
        paper.WriteNotebook([.. SmallPaper.Cells, "// Nothing."]);

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +MADE DIFFERENTLY +-1293.96 mm +-1293.96 mm +code: results.ipynb, cell 7 \\(c6\\) is new$", run.Out);
    }

    [Fact]
    public async Task An_expected_number_that_somebody_edited_does_not_pass()
    {
        await paper.AcceptAsync();
        paper.Change("expected/numbers.json", "-1293.96", "-1293.95");

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +DIFFERS +-1293.95 mm +-1293.96 mm +expected: expected/numbers.json is not what was accepted", run.Out);
    }

    [Fact]
    public async Task A_number_that_comes_from_outside_the_paper_is_found_in_the_step_that_gave_it()
    {
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.Replace("factor *", "double.Parse(System.IO.File.ReadAllText(\"factor.txt\")) *", StringComparison.Ordinal))]);
        await File.WriteAllTextAsync(paper.PathTo("factor.txt"), "2");
        await paper.AcceptAsync();
        await File.WriteAllTextAsync(paper.PathTo("factor.txt"), "3");

        var run = await paper.VerifyAsync();

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Matches("(?m)^height +DIFFERS +-1293.96 mm +-1940.94 mm +results: results.ipynb, cell 4 \\(c3\\): [0-9a-f]{8} → [0-9a-f]{8}$", run.Out);
        Assert.Matches("(?m)^head +same ", run.Out);
    }

    [Fact]
    public async Task What_expected_holds_beyond_the_paper_does_not_pass()
    {
        await paper.AcceptAsync();
        await File.WriteAllTextAsync(paper.PathTo("expected", "figures", "old.svg"), "<svg/>");

        var run = await paper.VerifyAsync();

        Assert.Equal(1, run.Code);
        Assert.Contains("expected/figures/old.svg belongs to nothing in paper.yaml.", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.01", 0, "within tolerance")]
    [InlineData("0.0001", 1, "DIFFERS")]
    public async Task A_number_with_a_tolerance_may_move_as_far_and_no_farther(string tolerance, int code, string verdict)
    {
        paper.Change("paper.yaml", "  - id: height\n", $"  - id: height\n    tolerance: {tolerance}\n    reason: \"a time\"\n");
        paper.WriteNotebook([.. SmallPaper.Cells.Select(cell => cell.Replace("factor *", "double.Parse(System.IO.File.ReadAllText(\"factor.txt\")) *", StringComparison.Ordinal))]);
        await File.WriteAllTextAsync(paper.PathTo("factor.txt"), "2");
        await paper.AcceptAsync();
        await File.WriteAllTextAsync(paper.PathTo("factor.txt"), "2.000001");

        var run = await paper.VerifyAsync();

        Assert.Equal(code, run.Code);
        Assert.Matches($"(?m)^height +{verdict} +-1293.96 mm +-1293.96064698 mm", run.Out);
        Assert.Contains(": a time", await File.ReadAllTextAsync(Path.Combine(paper.Output, "report.html")), StringComparison.Ordinal);
    }

    // The height of the first joint in the first frame, by two millimeters when doubled; the file keeps its length.
    private void ChangeCoordinate() => paper.Change(Trial, "[[[-3662.62, -646.98, 8507.94]", "[[[-3662.62, -645.98, 8507.94]");
}
