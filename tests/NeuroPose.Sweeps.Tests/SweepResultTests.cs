using NeuroPose.Json;

namespace NeuroPose.Sweeps.Tests;

/// <summary>Results in files and in the table.</summary>
public sealed class SweepResultTests : IDisposable
{
    private readonly SweepFiles files = new();

    public void Dispose() => files.Dispose();

    private SweepFolder Folder => new(files.PathTo("results"));

    private SweepPlan Plan => files.Plan("", "  cost: [euclidean, squared]\n");

    private static SweepResult Good(SweepPoint point, string json) => SweepResult.Completed(point, ObjectText.Value(json, "test"));

    [Fact]
    public void A_result_is_found_by_the_hash_of_its_point()
    {
        var point = Plan.Points[0];
        Folder.Store(Good(point, "{\"distance\": 0.1, \"unit\": \"mm\"}"));

        var found = Folder.Find(point.Hash)!;

        Assert.Equal(["distance=0.1", "unit=mm"], found.Fields().Select(field => $"{field.Key}={field.Value}"));
        Assert.Null(Folder.Find(Plan.Points[1].Hash));
    }

    [Fact]
    public void A_result_that_replaces_a_failure_is_alone()
    {
        var point = Plan.Points[0];
        Folder.Store(SweepResult.Failed(point, "the disk is full."));
        Assert.True(Folder.Stored()[point.Hash]);

        Folder.Store(Good(point, "{\"distance\": 1}"));

        Assert.Equal([(point.Hash, false)], Folder.Stored().Select(one => (one.Key, one.Value)));
        Assert.True(Folder.Find(point.Hash)!.IsCompleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"sweep_result_version\": 1}")]
    [InlineData("{\"sweep_result_version\": 2, \"point\": \"x\"}")]
    public void A_damaged_result_is_none(string text)
    {
        var point = Plan.Points[0];
        Folder.Store(Good(point, "{\"distance\": 1}"));
        var file = Directory.EnumerateFiles(Folder.Path, "*.json", SearchOption.AllDirectories).Single();

        File.WriteAllText(file, text);

        Assert.Null(Folder.Find(point.Hash));
    }

    [Fact]
    public void Lists_give_their_length_and_the_means_of_their_numbers()
    {
        var result = Good(Plan.Points[0], "{\"strides\": [{\"seconds\": 1, \"side\": \"left\"}, {\"seconds\": 2}, {}], \"distances\": [1, 4], \"empty\": [], \"sound\": true, \"none\": null}");

        Assert.Equal(
            ["strides.count=3", "strides.seconds.mean=1.5", "distances.count=2", "distances.mean=2.5", "empty.count=0", "sound=true", "none="],
            result.Fields().Select(field => $"{field.Key}={field.Value}"));
    }

    [Fact]
    public void The_table_has_inputs_parameters_results_and_reasons()
    {
        var points = Plan.Points;
        SweepResult[] results = [Good(points[0], "{\"cost\": 3, \"distance\": 0.1}"), SweepResult.Failed(points[1], "no path, \"band\" too narrow")];

        Assert.Equal(
            $"""
            input,cost,status,reason,result.cost,distance,point
            data/a.csv,euclidean,completed,,3,0.1,{points[0].Hash}
            data/a.csv,squared,failed,"no path, ""band"" too narrow",,,{points[1].Hash}

            """,
            SweepTable.Text(results));
    }

    [Fact]
    public void A_notebook_opens_the_folder_as_a_table_and_groups_it()
    {
        var points = Plan.Points;
        SweepResult[] results = [.. points.Select((point, at) => at == 5 ? SweepResult.Failed(point, "lost") : Good(point, $"{{\"distance\": {at}}}"))];
        foreach (var result in results)
        {
            Folder.Store(result);
        }

        Folder.WriteTable(results);
        var sweep = Sweep.Open(Folder.Path);

        Assert.Equal((6, 1, "6 points, 1 failed; 6 columns"), (sweep.Count, sweep.Failed, sweep.ToString()));
        Assert.Equal([0, 1, 2, 3, 4, double.NaN], sweep.Numbers("distance"));
        Assert.Equal(
            [new SweepGroup("euclidean", 3, 0, 2, 2, 0, 4), new SweepGroup("squared", 2, 1, 2, Math.Sqrt(2), 1, 3)],
            sweep.Groups("distance", "cost"));
        Assert.Equal(3, sweep.Where(row => row["cost"] == "squared").Count);
        Assert.Equal("The sweep has no column \"distanc\". Did you mean \"distance\"? (Parameter 'column')", Assert.Throws<ArgumentException>(() => sweep["distanc"]).Message);
    }

    [Fact]
    public void A_folder_without_results_is_no_sweep()
    {
        Assert.Equal(
            $"{files.Root}: there is no results.csv here: this is no folder of a sweep, or its sweep has not ended yet.",
            Assert.Throws<FileFormatException>(() => Sweep.Open(files.Root)).Message);
    }

    [Fact]
    public void Status_counts_what_is_there_what_failed_and_what_is_of_another_sweep()
    {
        var plan = Plan;
        Folder.Store(Good(plan.Points[0], "{}"));
        Folder.Store(SweepResult.Failed(plan.Points[1], "lost"));
        Folder.Store(Good(files.Plan("", "  cost: cosine\n").Points[0], "{}"));

        Assert.Equal(new SweepStatus(6, 1, 1, 1), SweepStatus.Of(plan, Folder));
    }

    [Fact]
    public void Two_sweeps_differ_where_a_number_does_or_a_point_is_missing()
    {
        var points = Plan.Points;
        SweepResult[] first = [Good(points[0], "{\"distance\": 1}"), Good(points[1], "{\"distance\": 2}")];
        SweepResult[] second = [Good(points[0], "{\"distance\": 1}"), Good(points[1], "{\"distance\": 3}"), Good(points[2], "{\"distance\": 4}")];

        Assert.Equal(
            [new SweepDifference("data/a.csv, cost=squared", "distance", "2", "3"), new SweepDifference("data/b.csv, cost=euclidean", "", null, "")],
            SweepDifference.Between(first, second));
    }
}
