using NeuroPose.Cli.Commands;
using NeuroPose.Provenance;
using NeuroPose.Sweeps;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Sweeps;

/// <summary><c>neuropose sweep</c> with its real processes.</summary>
public sealed class SweepCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SweepCommandTests()
    {
        Directory.CreateDirectory(folder.PathTo("data"));
        foreach (var (name, numbers) in new[] { ("a", "1\n2\n3"), ("b", "2\n3\n5\n8"), ("c", "1\n1\n4") })
        {
            File.WriteAllText(folder.PathTo("data", name + ".csv"), $"knee\n{numbers}\n");
        }
    }

    public void Dispose() => folder.Dispose();

    private string Results => folder.PathTo("results");

    [Fact]
    public async Task Results_are_the_verb_s_own_and_the_table_has_the_same_bytes_with_any_number_of_processes()
    {
        var sweep = Sweep("parameters:\n  columns: knee\n  cost: [absolute, squared]\n  path: [true, false]\n");

        var one = await CommandRun.OfAsync("sweep", sweep, "--output", Results, "--on", "local:1");
        var two = await CommandRun.OfAsync("sweep", sweep, "--output", folder.PathTo("two"), "--on", "local:2");

        Assert.Equal((0, 0, ""), (one.Code, two.Code, one.Error));
        Assert.Equal(File.ReadAllText(folder.PathTo("results", "results.csv")), File.ReadAllText(folder.PathTo("two", "results.csv")));
        var table = NeuroPose.Sweeps.Sweep.Open(Results);
        Assert.Equal(12, table.Count);
        Assert.Equal(["true", "false"], table["path"].Take(2));
        Assert.NotEqual("", table["path.count"][0]);
        Assert.Equal("", table["path.count"][1]);
        var alone = await CommandRun.OfAsync("dtw", folder.PathTo("data", "a.csv"), folder.PathTo("data", "b.csv"), "--columns", "knee", "--cost", "squared", "--json");
        Assert.Contains($"\"distance\":{table["distance"][2]},", alone.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_keeps_what_is_whole_and_computes_what_is_missing_or_damaged()
    {
        var sweep = Sweep("parameters:\n  cost: [absolute, squared]\n");
        await CommandRun.OfAsync("sweep", sweep, "--output", Results);
        var table = await File.ReadAllBytesAsync(folder.PathTo("results", "results.csv"));
        string[] points = [.. Directory.EnumerateFiles(folder.PathTo("results", "points"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var kept = File.GetLastWriteTimeUtc(points[2]);
        File.Delete(points[0]);

        var again = await CommandRun.OfAsync("sweep", sweep, "--output", Results);
        var resumed = await CommandRun.OfAsync("sweep", sweep, "--output", Results, "--resume");

        Assert.Equal((2, $"--output {Results} has 5 results already. --resume keeps them and goes on; or name another folder."), (again.Code, again.Complaint));
        Assert.Equal(0, resumed.Code);
        Assert.Contains("6 points (5 with a result, 1 to compute)", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(kept, File.GetLastWriteTimeUtc(points[2]));
        Assert.Equal(table, await File.ReadAllBytesAsync(folder.PathTo("results", "results.csv")));
    }

    [Fact]
    public async Task What_fails_is_in_the_table_with_its_reason_and_is_tried_again_when_asked()
    {
        await File.WriteAllTextAsync(folder.PathTo("data", "b.csv"), "knee\n1\nx\n");
        var sweep = Sweep("parameters:\n  cost: absolute\n");

        var run = await CommandRun.OfAsync("sweep", sweep, "--output", Results);

        Assert.Equal(1, run.Code);
        var table = NeuroPose.Sweeps.Sweep.Open(Results);
        Assert.Equal(["failed", "completed", "failed"], table["status"]);
        Assert.StartsWith("data/b.csv: line 3", table["reason"][0], StringComparison.Ordinal);
        Assert.Contains("2 of 3 points: data/b.csv: line 3", run.Error, StringComparison.Ordinal);
        var again = await CommandRun.OfAsync("sweep", sweep, "--output", Results, "--resume", "--retry-failed");
        Assert.Contains("(1 with a result, 2 to compute)", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_s_fields_are_parameters_too()
    {
        foreach (var trial in new[] { "s01-fast", "s01-slow", "s02-fast" })
        {
            File.Copy(Repository.PathTo("datasets", "gait-synthetic", trial + ".json"), folder.PathTo("data", trial + ".json"));
        }

        await File.WriteAllTextAsync(folder.PathTo("base.yaml"), "config_version: 1\ninputs:\n  primary: data/s01-fast.json\n  reference: data/s02-fast.json\npreprocessing:\n  max_gap_frames: 3\nanalysis:\n  kind: dtw\n  method: dtw_all\n  representation: coords\n  nan_policy: interpolate\noutput:\n  report: out/never.json\n");
        var sweep = folder.PathTo("sweep.yaml");
        await File.WriteAllTextAsync(sweep, "sweep_version: 1\nrun: experiment\nbase: base.yaml\ninputs:\n  files: [data/s01-slow.json, data/s01-fast.json]\n  compare: pairs\nparameters:\n  analysis.align: [none, procrustes_per_sequence]\n  analysis.band: [0.1, 0.2]\n");

        var run = await CommandRun.OfAsync("sweep", sweep, "--output", Results);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var table = NeuroPose.Sweeps.Sweep.Open(Results);
        Assert.Equal(4, table.Count);
        Assert.True(table.Numbers("distances.mean")[2] < table.Numbers("distances.mean")[0], "aligned walks are nearer");
        Assert.False(Directory.Exists(folder.PathTo("out")));
    }

    [Fact]
    public async Task The_example_compares_the_fast_walks_with_each_cost_and_band()
    {
        var run = await CommandRun.OfAsync("sweep", Repository.PathTo("papers", "examples", "sweep-cost-and-band.yaml"), "--output", Results);

        Assert.True(run.Code == 0, run.Error);
        var table = NeuroPose.Sweeps.Sweep.Open(Results);
        Assert.Equal(36, table.Count);
        var groups = table.Groups("distance", "cost", "band");
        Assert.Equal(6, groups.Count);
        Assert.True(groups.Single(group => group.Group == "euclidean, none").Mean <= groups.Single(group => group.Group == "euclidean, frames:5").Mean, "a band allows fewer paths");
    }

    [Theory]
    [InlineData("parameters:\n  cosst: absolute\n", "dtw", "line 6, column 3: neuropose dtw has no option --cosst. Did you mean \"cost\"?")]
    [InlineData("parameters:\n  cost: manhattan\n", "dtw", "neuropose dtw data/a.csv data/b.csv --cost=manhattan --json: ")]
    [InlineData("", "dtv", "there is no verb \"dtv\". Did you mean \"dtw\"?")]
    [InlineData("", "lab", "neuropose lab prints no JSON, so that it cannot be a point of a sweep. These can: ")]
    public async Task A_mistake_is_found_before_anything_is_computed(string parameters, string verb, string problem)
    {
        var sweep = Sweep(parameters, verb);

        var run = await CommandRun.OfAsync("sweep", sweep, "--output", Results);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{sweep}: {problem}", run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Results));
    }

    [Theory]
    [InlineData("--on", "cloud", "--on cloud: expected local, local:N or slurm.")]
    [InlineData("--on", "local:0", "--on local:0: expected local, local:N or slurm.")]
    [InlineData("--points-per-task", "0", "--points-per-task 0: a task computes at least one point.")]
    public async Task An_option_that_makes_no_sense_is_refused(string option, string value, string problem)
    {
        var run = await CommandRun.OfAsync("sweep", Sweep(""), "--output", Results, option, value);

        Assert.Equal((2, problem), (run.Code, run.Complaint));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_computed_and_prints_the_script()
    {
        var run = await CommandRun.OfAsync("sweep", Sweep("parameters:\n  cost: [absolute, squared]\n"), "--output", Results, "--on", "slurm", "--partition", "long", "--dry-run");

        Assert.Equal(0, run.Code);
        Assert.Contains("6 points (0 with a result, 6 to compute)", run.Out, StringComparison.Ordinal);
        Assert.Contains("3 inputs × 2 combinations of 1 parameters", run.Out, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --partition=long", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Results));
    }

    [Fact]
    public void An_input_that_changed_after_the_plan_is_not_computed()
    {
        var plan = SweepPlan.Of(SweepDefinition.Load(Sweep("")), WorkbenchProvenance.ThisVersion);
        var point = plan.Points[0];
        var gone = point with { Inputs = [.. point.Inputs.Select(input => input with { Path = "no/" + input.Path })] };

        Assert.StartsWith("no/data/a.csv is not there any more", new SweepPoints(new(NeuroPoseCommand.Root, NeuroPoseCommand.RunAsync)).Compute(gone).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_and_difference_compare_a_folder_with_its_sweep_and_with_another()
    {
        var sweep = Sweep("parameters:\n  cost: [absolute, squared]\n");
        await CommandRun.OfAsync("sweep", sweep, "--output", Results);
        await File.WriteAllTextAsync(folder.PathTo("data", "b.csv"), "knee\n2\n3\n5\n9\n");

        var status = await CommandRun.OfAsync("sweep", "status", sweep, "--output", Results, "--json");
        await CommandRun.OfAsync("sweep", sweep, "--output", folder.PathTo("two"));
        var difference = await CommandRun.OfAsync("sweep", "diff", Results, folder.PathTo("two"));

        Assert.Equal("{\"points\":6,\"completed\":2,\"failed\":0,\"left\":4,\"others\":4}", status.Out.Trim().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(1, difference.Code);
        Assert.Contains("data/a.csv – data/b.csv, cost=absolute: distance: ", difference.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("data/a.csv – data/c.csv, cost=absolute: distance: ", difference.Out, StringComparison.Ordinal);
    }

    private string Sweep(string parameters, string verb = "dtw")
    {
        var file = folder.PathTo("sweep.yaml");
        File.WriteAllText(file, $"sweep_version: 1\nrun: {verb}\ninputs: {{files: [data/a.csv, data/b.csv, data/c.csv],\n  compare: pairs}}\n{parameters}");
        return file;
    }
}
