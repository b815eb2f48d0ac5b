using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests;

/// <summary>Keeps what a cell shows, and sums it up the way a test wants to read it.</summary>
internal class RecordingSink : ICellSink
{
    public List<CellEvent> Events { get; } = [];

    public string StandardOutput => string.Concat(Events.OfType<CellEvent.StreamText>().Where(e => e.Name == "stdout").Select(e => e.Text));

    public string StandardError => string.Concat(Events.OfType<CellEvent.StreamText>().Where(e => e.Name == "stderr").Select(e => e.Text));

    public string? Result => Events.OfType<CellEvent.ExecuteResult>().SingleOrDefault()?.Data["text/plain"];

    public IReadOnlyList<CellEvent.DisplayData> Displays => [.. Events.OfType<CellEvent.DisplayData>()];

    public CellError? Error => Events.OfType<CellEvent.ErrorRaised>().SingleOrDefault()?.Details;

    public void Receive(CellEvent cellEvent) => Events.Add(cellEvent);
}
