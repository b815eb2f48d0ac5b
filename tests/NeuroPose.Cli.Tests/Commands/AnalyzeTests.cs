using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>analyze</c>: experiments from YAML, one or many, and two side by side.</summary>
public sealed class AnalyzeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Repository.PathTo("papers", "examples"), "0*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_carried_out_and_reports_distances(string example)
    {
        var report = folder.PathTo("report.json");

        var run = await CommandRun.OfAsync("analyze", "--config", Copy(example), "--output", report);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains($"wrote analysis report to {report}", run.Out, StringComparison.Ordinal);
        Assert.Contains("definition: ", run.Out, StringComparison.Ordinal);
        using var written = JsonDocument.Parse(File.ReadAllText(report));
        var distances = written.RootElement.GetProperty("results").GetProperty("distances");
        Assert.True(distances.GetArrayLength() > 0 && distances.EnumerateArray().All(distance => distance.GetDouble() > 0));
    }

    [Fact]
    public async Task Several_experiments_run_at_once_and_are_told_in_their_order()
    {
        var run = await CommandRun.OfAsync("analyze", "--config", Copy("01-whole-trial-coordinates.yaml"), Copy("02-whole-trial-aligned.yaml"), "--jobs", "2");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(run.Out.IndexOf("01-whole", StringComparison.Ordinal) < run.Out.IndexOf("02-whole", StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(folder.Root, "*.json").Length);
    }

    [Fact]
    public async Task Two_experiments_are_shown_side_by_side_and_drawn()
    {
        var figure = folder.PathTo("both.svg");

        var run = await CommandRun.OfAsync("analyze", "compare", Copy("01-whole-trial-coordinates.yaml"), Copy("02-whole-trial-aligned.yaml"), "--figure", figure);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("full_trial", run.Out, StringComparison.Ordinal);
        Assert.Contains("A: Not aligned;", run.Out, StringComparison.Ordinal);
        Assert.Contains("B: Aligned by one Procrustes fit", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(figure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_experiments_without_a_segment_in_common_or_with_other_units_are_refused()
    {
        var (whole, cycles, angles) = (Copy("01-whole-trial-coordinates.yaml"), folder.PathTo("cycles.yaml"), folder.PathTo("angles.yaml"));
        var text = File.ReadAllText(whole);
        File.WriteAllText(cycles, text.Replace("\nanalysis:", "\nsegmentation: {kind: gait_cycles, min_prominence: 20}\nanalysis:", StringComparison.Ordinal));
        File.WriteAllText(angles, text.Replace("representation: coords", "representation: angles\n  angle_triplets: [[29, 31, 32]]", StringComparison.Ordinal));

        var unrelated = await CommandRun.OfAsync("analyze", "compare", whole, cycles);
        var otherUnit = await CommandRun.OfAsync("analyze", "compare", whole, angles);

        Assert.Equal((2, "", 2, ""), (unrelated.Code, unrelated.Out, otherUnit.Code, otherUnit.Out));
        Assert.Contains("they have no segment in common. A has full_trial; B has rhee_cycles[0]", unrelated.Complaint, StringComparison.Ordinal);
        Assert.Contains("A's distances are in mm, B's in rad.", otherUnit.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_last_of_several_stops_the_call_before_anything_is_written()
    {
        var broken = folder.PathTo("broken.yaml");
        File.WriteAllText(broken, "inputs: {primary: a.json}\nanalysis: {kind: none}\noutput: {raport: r.json}\n");

        var run = await CommandRun.OfAsync("analyze", "--config", Copy("01-whole-trial-coordinates.yaml"), broken);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("broken.yaml: output, line 3, column 1: the field \"report\" is missing.", run.Complaint, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root, "*.json"));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_does_not_stop_the_other_experiments()
    {
        // A file where the report's folder should be.
        var blocked = Copy("02-whole-trial-aligned.yaml");
        File.WriteAllText(folder.PathTo("occupied"), "");
        File.WriteAllText(blocked, File.ReadAllText(blocked).Replace(folder.Root + "/", folder.PathTo("occupied") + "/", StringComparison.Ordinal));
        var gone = Copy("03-strides-knee-angles.yaml");
        File.WriteAllText(gone, File.ReadAllText(gone).Replace("s01", "s99", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("analyze", "--config", blocked, gone, Copy("01-whole-trial-coordinates.yaml"), "--jobs", "1");

        Assert.Equal(2, run.Code);
        var complaints = run.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, complaints.Length);
        Assert.StartsWith($"error: {blocked}: analysis failed: ", complaints[0], StringComparison.Ordinal);
        Assert.StartsWith($"error: {gone}: analysis failed: ", complaints[1], StringComparison.Ordinal);
        Assert.Contains("wrote analysis report to", run.Out, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Root, "*.json"));
    }

    [Fact]
    public async Task One_output_for_several_experiments_and_one_report_for_two_are_refused()
    {
        var one = Copy("01-whole-trial-coordinates.yaml");

        var named = await CommandRun.OfAsync("analyze", "--config", one, one, "--output", "r.json");
        var shared = await CommandRun.OfAsync("analyze", "--config", one, one);
        var none = await CommandRun.OfAsync("analyze");

        Assert.Equal((2, 2, 2), (named.Code, shared.Code, none.Code));
        Assert.Contains("--output names one report", named.Complaint, StringComparison.Ordinal);
        Assert.Contains("2 experiments would write the same report", shared.Complaint, StringComparison.Ordinal);
        Assert.Contains("--config FILE is missing", none.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_lengths_are_aligned_by_default_and_refused_under_the_strict_rule()
    {
        var config = Copy("02-whole-trial-aligned.yaml");

        var common = await CommandRun.OfAsync("analyze", "--config", config);
        var strict = await CommandRun.OfAsync("analyze", "--config", config, "--length-policy", "strict");

        Assert.Equal((0, 2), (common.Code, strict.Code));
        Assert.Contains("note: Aligned at common phase (180 and 150 frames)", common.Out, StringComparison.Ordinal);
        Assert.Contains("analysis failed: s01-slow: the source has 180 frames", strict.Complaint, StringComparison.Ordinal);
    }

    /// <summary>An example whose paths do not depend on where the tests run.</summary>
    private string Copy(string example)
    {
        var text = File.ReadAllText(Repository.PathTo("papers", "examples", example))
            .Replace("datasets/", Repository.PathTo("datasets") + "/", StringComparison.Ordinal)
            .Replace("out/examples/", folder.Root + "/", StringComparison.Ordinal);
        var path = folder.PathTo(example);
        File.WriteAllText(path, text);
        return path;
    }
}
