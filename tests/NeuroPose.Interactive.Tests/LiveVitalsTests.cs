using NeuroPose.Interactive.Work;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Interactive.Tests;

/// <summary>Vital signs under a running cell.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class LiveVitalsTests
{
    private const string Frames = """
        IEnumerable<CsiFrame> made = new SyntheticCsi(new SyntheticCsiOptions { DurationSeconds = 60, BreathsPerMinute = 14 }).Frames();
        async IAsyncEnumerable<CsiFrame> Arriving() { foreach (var frame in made) { yield return frame; } }
        async IAsyncEnumerable<CsiFrame> Forever() { foreach (var frame in made) { yield return frame; } await Task.Delay(-1); }
        """;

    [Fact(Timeout = 120_000)]
    public async Task A_cell_shows_one_figure_and_leaves_the_readings_of_the_same_frames_read_as_a_whole()
    {
        var events = await NotebookCells.RunAsync(Frames + "\nvar vitals = LiveVitals.Show(Arriving(), 45);");

        Assert.Contains("waiting for frames", Assert.IsType<CellEvent.DisplayData>(events[0]).Data["text/plain"], StringComparison.Ordinal);
        Assert.Contains("data:image/svg+xml", Assert.IsType<CellEvent.UpdateDisplayData>(events[^1]).Data["text/html"], StringComparison.Ordinal);
        var live = LiveVitals.Latest!;
        var frames = new NeuroPose.Vitals.Synthesis.SyntheticCsi(new() { DurationSeconds = 60, BreathsPerMinute = 14 }).Frames().TakeWhile(frame => frame.TimeSeconds <= 45.0501);
        Assert.Equal<VitalReading>(VitalSeries.Of(frames).Readings, live.Series!.Readings);
        Assert.Equal("the time is over", live.End);
        Assert.Equal(14, live.Series.Readings[^1].Breathing.PerMinute!.Value, 0.3);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_that_is_interrupted_stops_and_leaves_what_was_read()
    {
        using var session = new CSharpSession(new() { References = NeuroPoseExtension.Libraries });
        await session.LoadExtensionAsync(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"));
        using var interrupt = new CancellationTokenSource();
        var events = new List<CellEvent>();
        var running = session.ExecuteAsync(new CellSource(Frames + "\nvar vitals = LiveVitals.Show(Forever(), 1e6, updateSeconds: 0.1);", "live"), new Sink(events), interrupt.Token);
        for (var waited = 0; LiveVitals.Latest is not { Readings.Count: > 50 }; waited++)
        {
            Assert.True(waited < 3000 && !running.IsCompleted, "nothing was read");
            await Task.Delay(10);
        }

        await interrupt.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("the cell was interrupted", LiveVitals.Latest.End);
        Assert.NotNull(LiveVitals.Latest.Figure);
        var after = await SessionCell.RunAsync(session, "LiveVitals.Latest.Readings.Count > 50");
        Assert.Equal("True", after.Result);
    }

    private sealed class Sink(List<CellEvent> events) : ICellSink
    {
        public void Receive(CellEvent cellEvent)
        {
            lock (events)
            {
                events.Add(cellEvent);
            }
        }
    }
}
