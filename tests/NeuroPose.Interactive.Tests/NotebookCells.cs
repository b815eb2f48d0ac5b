using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Interactive.Tests;

/// <summary>Cells of a notebook in which the extension's script was run.</summary>
internal static class NotebookCells
{
    /// <summary>What the cells show, in order. None may fail.</summary>
    public static async Task<IReadOnlyList<CellEvent>> RunAsync(params string[] cells)
    {
        using var session = new CSharpSession(new()
        {
            References = NeuroPoseExtension.Libraries,
        });
        await session.LoadExtensionAsync(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"));
        var sink = new Sink();
        foreach (var (index, cell) in cells.Index())
        {
            var outcome = await session.ExecuteAsync(new(cell, FormattableString.Invariant($"cell {index + 1}")), sink);
            Assert.True(outcome.Error is null, outcome.Error?.Message);
        }

        return sink.Events;
    }

    private sealed class Sink : ICellSink
    {
        public List<CellEvent> Events { get; } = [];

        public void Receive(CellEvent cellEvent) => Events.Add(cellEvent);
    }
}
