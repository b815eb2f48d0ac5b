namespace NeuroPose.Sweeps.Tests;

/// <summary>Which points a sweep has, and what makes a point another one.</summary>
public sealed class SweepPlanTests : IDisposable
{
    private const string Costs = "  cost: [euclidean, squared]\n";

    private readonly SweepFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Recordings_are_outermost_and_the_last_parameter_innermost()
    {
        var plan = files.Plan("", Costs + "  band: [none, \"fraction:0.1\"]\n");

        Assert.Equal(12, plan.Points.Count);
        Assert.Equal(
            ["data/a.csv euclidean none", "data/a.csv euclidean fraction:0.1", "data/a.csv squared none", "data/a.csv squared fraction:0.1", "data/b.csv euclidean none"],
            plan.Points.Take(5).Select(point => string.Join(' ', point.Inputs.Select(input => input.Path).Concat(point.Parameters.Select(one => one.Value)))));
    }

    [Fact]
    public void Pairs_are_each_two_recordings_once()
    {
        var plan = files.Plan("  compare: pairs\n", "  cost: euclidean\n");

        Assert.Equal(
            ["data/a.csv data/b.csv", "data/a.csv data/c.csv", "data/b.csv data/c.csv"],
            plan.Points.Select(point => string.Join(' ', point.Inputs.Select(input => input.Path))));
    }

    [Fact]
    public void A_folder_of_recordings_brings_what_names_and_participants_say()
    {
        Directory.CreateDirectory(files.PathTo("walks"));
        foreach (var name in new[] { "sub-01_task-slow.trc", "sub-02_task-fast.trc" })
        {
            File.WriteAllText(files.PathTo("walks", name), name);
        }

        File.WriteAllText(files.PathTo("walks", "participants.tsv"), "participant_id\tage\nsub-01\t40\nsub-02\t71\n");
        var sweep = files.Definition("sweep_version: 1\nrun: gait\ninputs:\n  recordings: walks\n  pattern: \"sub-{id}_task-{task}\"\n");

        var plan = SweepPlan.Of(sweep, "1.0.0");

        Assert.Equal(
            ["walks/sub-01_task-slow.trc id=01 task=slow participant_id=sub-01 age=40", "walks/sub-02_task-fast.trc id=02 task=fast participant_id=sub-02 age=71"],
            plan.Points.Select(point => $"{point.Inputs[0].Path} {string.Join(' ', point.Inputs[0].Values.Select(value => $"{value.Key}={value.Value}"))}"));
    }

    [Fact]
    public void A_point_is_another_one_with_other_content_another_value_or_another_version_and_with_nothing_else()
    {
        var before = files.Plan("", Costs).Points.Select(point => point.Hash).ToArray();
        Assert.Equal(before, files.Plan("", Costs).Points.Select(point => point.Hash));

        var other = files.Plan("", Costs, version: "1.0.1").Points.Select(point => point.Hash);
        Assert.Empty(before.Intersect(other));

        File.AppendAllText(files.PathTo("data", "b.csv"), "9\n");
        var changed = files.Plan("", Costs).Points.Select(point => point.Hash).ToArray();
        Assert.Equal(4, before.Intersect(changed).Count());
        Assert.Equal([2, 3], Enumerable.Range(0, before.Length).Where(at => before[at] != changed[at]));
    }

    [Fact]
    public void A_file_that_a_parameter_names_is_part_of_the_point()
    {
        File.WriteAllText(files.PathTo("roles.yaml"), "one");
        var before = files.Plan("", "  roles: roles.yaml\n").Points[0].Hash;

        File.WriteAllText(files.PathTo("roles.yaml"), "two");

        Assert.NotEqual(before, files.Plan("", "  roles: roles.yaml\n").Points[0].Hash);
    }

    [Fact]
    public void A_point_travels_to_a_process_and_back_unchanged()
    {
        var point = files.Plan("", "  representation: 'angles:\"left knee\"'\n  unit: \"µ,\\n\"\n").Points[0];

        var back = SweepPoint.Parse(point.Line());

        Assert.Equal((point.Hash, point.Line()), (back.Hash, back.Line()));
    }

    [Fact]
    public void A_hundred_thousand_points_have_a_hundred_thousand_names()
    {
        var values = string.Join(", ", Enumerable.Range(0, 200));
        var plan = files.Plan("", $"  one: [{values}]\n  two: [{values}]\n");

        Assert.Equal(120_000, plan.Points.Select(point => point.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [data/a.csv, data/x.csv]}\n", "the input data/x.csv is not there.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [data/a.csv, data/a.csv]}\n", "\"files\" has data/a.csv twice: its points would appear twice. Keep one.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [data/a.csv], compare: pairs}\n", "compare: pairs needs two recordings at least; found 1.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {recordings: data, pattern: \"nothing-{x}.trc\"}\n", "no recording was found for \"inputs\": the sweep has no points.")]
    [InlineData("sweep_version: 1\nrun: experiment\nbase: none.yaml\ninputs: {files: [data/a.csv]}\n", "the base none.yaml is not there.")]
    public void What_is_not_there_is_reported(string text, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => SweepPlan.Of(files.Definition(text), "1.0.0"));

        Assert.Equal($"{files.PathTo("sweep.yaml")}: {problem}", error.Message);
    }

    [Fact]
    public void More_points_than_a_sweep_can_have_are_refused_before_they_are_made()
    {
        var values = string.Join(", ", Enumerable.Range(0, 2000));

        var error = Assert.Throws<FileFormatException>(() => files.Plan("", $"  one: [{values}]\n  two: [{values}]\n"));

        Assert.Contains("more than 10000000", error.Message, StringComparison.Ordinal);
    }
}
