using NeuroPose.Clustering;
using NeuroPose.Interactive.Work;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>One road for progress: what the library reports becomes states that a notebook's display, or anything else, shows.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class ProgressTests
{
    [Fact]
    public async Task In_a_notebook_one_display_is_updated_until_the_matrix_is_done()
    {
        var events = await NotebookCells.RunAsync(
            """
            var series = Enumerable.Range(0, 30).Select(index => FeatureSeries.Of("s" + index, "mm", index, 2)).ToArray();
            var distances = Dtw.DistanceMatrix(series, new(), new MatrixOptions { Threads = 2 }, WorkProgress.Show("distances"));
            """);

        var first = Assert.IsType<CellEvent.DisplayData>(events[0]);
        Assert.Contains("distances", first.Data["text/plain"], StringComparison.Ordinal);
        var updates = events.Skip(1).Select(Assert.IsType<CellEvent.UpdateDisplayData>).ToArray();
        Assert.All(updates, update => Assert.Equal(first.DisplayId, update.DisplayId));
        Assert.Equal("distances ████████████████████ 100 % (435 of 435 pairs), finished", updates[^1].Data["text/plain"]);
        Assert.Contains("<strong>distances</strong>", updates[^1].Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_work_shows_itself_and_short_work_is_silent()
    {
        var events = await NotebookCells.RunAsync(
            """
            var band = new DtwDefinition { Band = Band.SakoeChibaFrames(5) };
            FeatureSeries[] Walks(int count, int frames) => [.. Enumerable.Range(0, count).Select(walk => FeatureSeries.Of("s" + walk, "mm", [.. Enumerable.Range(walk, frames).Select(frame => frame % 17.0)]))];
            Dtw.DistanceMatrix(Walks(20, 100), band);
            Dtw.DistanceMatrix(Walks(60, 1000), band);
            """);

        var first = Assert.Single(events.OfType<CellEvent.DisplayData>());
        Assert.Equal("distances ░░░░░░░░░░░░░░░░░░░░ 0 % (0 of 1770 steps)", first.Data["text/plain"]);
        Assert.Equal("distances ████████████████████ 100 % (1770 of 1770 pairs), finished", events.OfType<CellEvent.UpdateDisplayData>().Last().Data["text/plain"]);
    }

    [Fact]
    public async Task Averages_and_clusters_that_take_seconds_show_their_iterations_and_that_they_have_ended()
    {
        var events = await NotebookCells.RunAsync(
            """
            using NeuroPose.Averaging;
            using NeuroPose.Clustering;
            var squared = new DtwDefinition { LocalCost = LocalCost.SquaredEuclidean, Band = Band.SakoeChibaFrames(3) };
            FeatureSeries[] Walks(int count, int frames) => [.. Enumerable.Range(0, count).Select(walk => FeatureSeries.Of("s" + walk, "mm", [.. Enumerable.Range(walk, frames).Select(frame => frame % 17.0)]))];
            Dba.Average(Walks(3, 50), new() { Definition = squared });
            var mean = Dba.Average(Walks(10, 2000), new() { Definition = squared, MaximumIterations = 30 });
            var clusters = KMeans.Cluster(Walks(10, 2000), 2, new() { Definition = squared, Starts = 1 });
            """);

        string[] names = [.. events.OfType<CellEvent.DisplayData>().Select(display => display.Data["text/plain"]!.Split(' ')[0])];
        Assert.Equal(["average", "k-means"], names);
        var last = events.OfType<CellEvent.UpdateDisplayData>().GroupBy(update => update.DisplayId).Select(display => display.Last().Data["text/plain"]);
        Assert.All(last, text => Assert.EndsWith("finished", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_million_reports_are_shown_a_hundred_times()
    {
        List<WorkState> shown = [];
        var progress = new WorkProgress("work", shown.Add);
        for (var pair = 1; pair <= 1_000_000; pair++)
        {
            progress.Report(new Progress(pair, 1_000_000, "pairs"));
        }

        Assert.Equal(100, shown.Count);
        Assert.Equal((1_000_000, true), (shown[^1].Done, shown[^1].IsFinished));
    }

    [Fact]
    public void Work_whose_end_is_not_known_counts_on_and_is_finished_when_told_so()
    {
        List<WorkState> shown = [];
        var progress = new WorkProgress("search", shown.Add);
        for (var candidate = 1; candidate <= 10_000; candidate++)
        {
            progress.Report(new Progress(candidate, null, "steps"));
        }

        progress.Finish();
        progress.Finish();

        Assert.InRange(shown.Count, 100, 1000);
        Assert.Equal("10000 steps, finished", shown[^1].Describe());
        Assert.Single(shown, state => state.IsFinished);
    }

    [Fact]
    public void Each_iteration_is_shown_with_its_cost()
    {
        List<WorkState> shown = [];

        KMedoids.Cluster(Dtw.DistanceMatrix(WarpingResults.Series), 2, progress: new WorkProgress("clusters", shown.Add));

        Assert.NotEmpty(shown);
        Assert.All(shown, state => Assert.StartsWith("cost ", state.Note, StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_from_several_threads_are_shown_one_at_a_time()
    {
        var (inside, overlaps) = (0, 0);
        var progress = new WorkProgress("work", _ =>
        {
            overlaps += Interlocked.Increment(ref inside) - 1;
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        });

        Parallel.For(0, 10_000, step => progress.Report(new Progress(step, null, "steps", "step")));

        Assert.Equal(0, overlaps);
    }
}
