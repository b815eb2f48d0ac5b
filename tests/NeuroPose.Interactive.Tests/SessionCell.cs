using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Interactive.Tests;

/// <summary>What a cell of a session showed.</summary>
internal sealed class SessionCell : ICellSink
{
    private static int number;
    private readonly List<CellEvent> events = [];

    public string Text => string.Concat(events.OfType<CellEvent.StreamText>().Select(text => text.Text));

    public string? Result => Shown?["text/plain"];

    /// <summary>The value at the end of the cell in all its forms.</summary>
    public MimeBundle? Shown => events.OfType<CellEvent.ExecuteResult>().SingleOrDefault()?.Data;

    public IReadOnlyList<MimeBundle> Displays => [.. events.OfType<CellEvent.DisplayData>().Select(display => display.Data)];

    public CellError? Error => events.OfType<CellEvent.ErrorRaised>().SingleOrDefault()?.Details;

    public static async Task<SessionCell> RunAsync(CSharpSession session, string text)
    {
        var cell = new SessionCell();
        await session.ExecuteAsync(new CellSource(text, $"cell {Interlocked.Increment(ref number)}"), cell);
        return cell;
    }

    public void Receive(CellEvent cellEvent) => events.Add(cellEvent);
}
