namespace NeuroPose.Cli.Tests.Papers;

/// <summary>A paper that cannot be run is refused by name with exit code 2, and expected/ stays as it is.</summary>
public sealed class BadPaperTests : IDisposable
{
    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public Task An_unknown_key_is_refused()
    {
        paper.Change("paper.yaml", "title: \"Small\"", "title: \"Small\"\nfigurs: []");
        return IsRefusedAsync("paper.yaml: line 2, column 1: unknown key \"figurs\". Did you mean \"figures\"?");
    }

    [Fact]
    public Task A_missing_notebook_is_refused()
    {
        File.Delete(paper.PathTo(SmallPaper.Notebook));
        return IsRefusedAsync("paper.yaml: line 10, column 11: there is no file results.ipynb in the paper's folder.");
    }

    [Fact]
    public Task A_missing_experiment_is_refused()
    {
        File.Delete(paper.PathTo("whole.yaml"));
        return IsRefusedAsync("paper.yaml: line 8, column 11: there is no file whole.yaml in the paper's folder.");
    }

    [Fact]
    public Task A_notebook_that_makes_nothing_is_refused()
    {
        NotebookFile.Write(paper.PathTo("idle.ipynb"), "1 + 1");
        paper.Change("paper.yaml", "figures:\n", "  - file: idle.ipynb\nfigures:\n");
        return IsRefusedAsync("paper.yaml: line 12, column 11: nothing that the paper shows is from idle.ipynb.");
    }

    [Fact]
    public Task A_notebook_outside_the_paper_is_refused()
    {
        paper.Change("paper.yaml", "  - file: results.ipynb", "  - file: ../results.ipynb");
        return IsRefusedAsync("\"notebooks[0].file\" is \"../results.ipynb\"; expected a file in the paper's folder (forward slashes, no \"..\").");
    }

    [Fact]
    public Task A_dataset_whose_hash_differs_is_refused()
    {
        var hash = paper.Hash("data/dataset.yaml");
        paper.Change("data/dataset.yaml", "Made-up", "Made up");
        return IsRefusedAsync($"paper.yaml: line 6, column 13: the dataset data is not the one that the paper was written with: its dataset.yaml has SHA-256 {paper.Hash("data/dataset.yaml")}, expected {hash}.");
    }

    [Fact]
    public Task A_figure_that_no_notebook_makes_is_refused()
    {
        paper.Change("paper.yaml", "  - id: head\n", "  - id: heel\n    from: results.ipynb\n  - id: head\n");
        return IsRefusedAsync("paper.yaml: line 13, column 9: no cell of results.ipynb makes the figure \"heel\".");
    }

    [Fact]
    public Task A_figure_that_the_manifest_does_not_list_is_refused()
    {
        paper.WriteNotebook([.. SmallPaper.Cells, SmallPaper.Cells[2].Replace("Figure(\"head\"", "Figure(\"heel\"", StringComparison.Ordinal)]);
        return IsRefusedAsync("results.ipynb: cell 7: this cell makes the figure \"heel\", but paper.yaml lists none of that id from this notebook.");
    }

    [Fact]
    public Task Two_figures_of_one_id_in_the_manifest_are_refused()
    {
        paper.Change("paper.yaml", "  - id: rows\n", "  - id: head\n");
        return IsRefusedAsync("paper.yaml: line 16, column 9: the id \"head\" is in line 13 already, of a figure.");
    }

    [Fact]
    public Task Two_figures_of_one_id_in_a_notebook_are_refused()
    {
        paper.WriteNotebook([.. SmallPaper.Cells, SmallPaper.Cells[2]]);
        return IsRefusedAsync("results.ipynb: cell 7: two figures have the id \"head\": cell 5 and cell 7.");
    }

    [Fact]
    public Task A_table_that_is_listed_as_a_figure_is_refused()
    {
        paper.Change("paper.yaml", "tables:\n", "");
        return IsRefusedAsync("results.ipynb: cell 6: this cell makes \"rows\" as a table, but paper.yaml lists it as a figure.");
    }

    [Fact]
    public Task A_cell_that_fails_is_named_with_its_line()
    {
        paper.WriteNotebook(["var x = 1;\nvar y = x / (x - 1);", .. SmallPaper.Cells]);
        return IsRefusedAsync("results.ipynb: cell 3 (c2), line 2, column 9: DivideByZeroException: Attempted to divide by zero.");
    }

    [Fact]
    public Task A_cell_that_cannot_be_compiled_is_named_with_its_line()
    {
        paper.WriteNotebook(["var x = 1;\nvar y = z;", .. SmallPaper.Cells]);
        return IsRefusedAsync("results.ipynb: cell 3 (c2), line 2, column 9: CompilationError: CS0103:");
    }

    [Fact]
    public Task A_package_from_a_network_is_refused()
    {
        paper.WriteNotebook(["// Numbers.\n#r \"nuget: MathNet.Numerics, 5.0.0\"", .. SmallPaper.Cells]);
        return IsRefusedAsync("results.ipynb: cell 3 (c2), line 2: #r \"nuget: MathNet.Numerics, 5.0.0\": a paper is re-executed offline");
    }

    [Fact]
    public Task A_parameter_that_the_notebook_lacks_is_refused()
    {
        paper.Change("paper.yaml", "{ factor: 2 }", "{ facter: 2 }");
        return IsRefusedAsync("results.ipynb: parameter facter: the parameters cell does not declare this name; there are: factor.");
    }

    [Fact]
    public Task A_number_that_the_report_lacks_is_refused()
    {
        paper.Change("paper.yaml", "results.summary.mean", "results.summary.median");
        return IsRefusedAsync("paper.yaml: line 21, column 9: \"distance\" should be results.summary.median of whole.yaml, but summary has no median.");
    }

    [Fact]
    public Task A_tolerance_without_a_reason_is_refused()
    {
        paper.Change("paper.yaml", "  - id: height\n", "  - id: height\n    tolerance: 0.1\n");
        return IsRefusedAsync("line 20, column 16: \"height\" has a tolerance, but no reason.");
    }

    [Fact]
    public Task Data_that_the_paper_does_not_pin_is_refused()
    {
        File.Copy(paper.PathTo("data", "s01-slow.json"), paper.PathTo("other.json"));
        paper.Change("whole.yaml", "primary: data/s01-slow.json", "primary: other.json");
        return IsRefusedAsync("whole.yaml: the experiment reads other.json, which is in no dataset of paper.yaml.");
    }

    [Fact]
    public Task An_experiment_that_cannot_be_carried_out_is_named()
    {
        paper.Change("whole.yaml", "method: dtw_all", "method: dtw_relation\n  joint_i: 900\n  joint_j: 1");
        return IsRefusedAsync("whole.yaml: the experiment cannot be carried out: ");
    }

    [Fact]
    public Task A_place_in_the_text_that_names_nothing_is_refused()
    {
        paper.WriteText("# Small\n\nAt {{number heigt}} mm.\n");
        return IsRefusedAsync("paper.md: line 3: paper.yaml lists no number \"heigt\". Did you mean \"height\"?");
    }

    [Fact]
    public async Task A_picture_that_is_not_there_is_refused_before_anything_is_executed()
    {
        paper.WriteText("# Small\n\n![The room](room.png)\n");

        var run = await paper.VerifyAsync();

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"{paper.PathTo("paper.md")}: line 3: there is no picture room.png in the paper's folder.", run.Complaint);
    }

    [Fact]
    public async Task An_item_that_is_not_there_is_refused_by_name()
    {
        await paper.AcceptAsync();

        var run = await paper.VerifyAsync("--figure", "heat");

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("there is no figure, table or number \"heat\". Did you mean \"head\"?", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expected_file_that_is_broken_is_named()
    {
        await paper.AcceptAsync();
        await File.WriteAllTextAsync(paper.PathTo("expected", "sidecars", "head.json"), "{ \"id\": 3 }");

        var run = await paper.VerifyAsync();

        Assert.Equal(2, run.Code);
        Assert.StartsWith(paper.PathTo("expected", "sidecars", "head.json"), run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_paper_is_refused()
    {
        var run = await CommandRun.OfAsync("paper", "verify", paper.PathTo("data"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{paper.PathTo("data", "paper.yaml")}: there is no such file. A paper is a folder with a paper.yaml;", run.Complaint, StringComparison.Ordinal);
    }

    // In both verbs, where something had been accepted before: it has to stay.
    private async Task IsRefusedAsync(string complaint)
    {
        Directory.CreateDirectory(paper.PathTo("expected", "figures"));
        await File.WriteAllTextAsync(paper.PathTo("expected", "figures", "head.svg"), "<svg/>");
        var expected = paper.Expected();

        foreach (var run in new[] { await paper.VerifyAsync(), await paper.RunAsync("--accept") })
        {
            Assert.Equal(2, run.Code);
            Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
            Assert.True(run.Error.Contains(complaint, StringComparison.Ordinal), run.Error);
            Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
            Assert.Equal(expected, paper.Expected());
        }
    }
}
