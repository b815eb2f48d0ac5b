using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>Where nothing can be written is found before any work is done: the inputs of these calls are not even there.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string[]> Calls =>
    [
        ["dtw", "matrix", "nothing-a.json", "nothing-b.json", "--output", "OUT.csv"],
        ["dtw", "matrix", "nothing-a.json", "nothing-b.json", "--output", "OUT.npmatrix"],
        ["analyze", "compare", "nothing-a.yaml", "nothing-b.yaml", "--figure", "OUT.svg"],
        ["vitals", "nothing.jsonl", "--figure", "OUT.svg"],
        ["segment", "nothing.json", "--name", "x", "--extractor", "joint_axis", "--joint", "rhee", "--output", "OUT.json", "--force"],
        ["witness", "make", "nothing.jsonl", "--output", "OUT.tar.gz"],
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_folder_in_the_place_of_the_output_is_said_first(string[] words)
    {
        var output = words.Single(word => word.StartsWith("OUT", StringComparison.Ordinal));
        Directory.CreateDirectory(folder.PathTo(output));
        var run = await CommandRun.OfAsync([.. words.Select(word => word == output ? folder.PathTo(output) : word)]);

        Assert.Equal(2, run.Code);
        if (words[0] != "witness")
        {
            Assert.Equal($"{folder.PathTo(output)}: this is a folder; expected the name of a file to write.", run.Complaint);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_place_where_nothing_can_be_written_is_said_first(string[] words)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Even root cannot make a file here.
        var run = await CommandRun.OfAsync(
            [.. words.Select(word => word.StartsWith("OUT", StringComparison.Ordinal) ? "/proc/" + word : word)]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("/proc: nothing can be written here, so nothing was executed (", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_is_not_executed_where_its_output_is_a_folder()
    {
        NotebookFile.Write(folder.PathTo("cells.ipynb"), $"File.WriteAllText({System.Text.Json.JsonSerializer.Serialize(folder.PathTo("executed"))}, \"\");");
        Directory.CreateDirectory(folder.PathTo("out", "cells.html"));
        var run = await CommandRun.OfAsync("notebook", "run", folder.PathTo("cells.ipynb"), "--html", "--output", folder.PathTo("out"));

        Assert.Equal((2, false), (run.Code, File.Exists(folder.PathTo("executed"))));
        Assert.Contains("this is a folder", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_takes_for_a_formula_is_quoted_when_asked_for()
    {
        foreach (var name in new[] { "=cmd()", "-1", "walk" })
        {
            File.WriteAllText(folder.PathTo(name + ".csv"), "x\n1\n2\n");
        }

        string[] files = [folder.PathTo("=cmd().csv"), folder.PathTo("-1.csv"), folder.PathTo("walk.csv")];
        var target = folder.PathTo("out.csv");
        Assert.Equal(0, (await CommandRun.OfAsync(["dtw", "matrix", .. files, "--output", target])).Code);
        var plain = File.ReadAllText(target);
        Assert.Equal(0, (await CommandRun.OfAsync(["dtw", "matrix", .. files, "--output", target, "--safe-csv"])).Code);
        var safe = File.ReadAllText(target);

        Assert.Contains("=cmd()", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("'", plain, StringComparison.Ordinal);
        Assert.Equal(plain, safe.Replace("'", "", StringComparison.Ordinal));
        Assert.Contains("'=cmd()", safe, StringComparison.Ordinal);
    }
}
