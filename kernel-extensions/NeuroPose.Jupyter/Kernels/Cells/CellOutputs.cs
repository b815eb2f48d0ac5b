using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Wire;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Sends what one cell shows to the clients, each as belonging to the request of the cell.</summary>
internal sealed class CellOutputs(Outbox outbox, Request cell, int executionCount, long maximum, StdinDialog stdin) : ICellSink
{
    private readonly MessageHeader _parent = cell.Message.Header;

    private long _shown;
    private bool _isFull;

    /// <inheritdoc/>
    public bool TakesLateOutput => true;

    /// <summary>Whether nothing is to be sent.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Makes the session's display ids unlike those of any other kernel, whose outputs may still be on the page.</summary>
    public required string DisplayPrefix { get; init; }

    /// <summary>The plain text of the cell's result, for the history; null where it has none.</summary>
    public string? Result { get; private set; }

    /// <inheritdoc/>
    public Task<string> AskAsync(InputRequest request, CancellationToken cancellationToken) =>
        stdin.AskAsync(cell, request, cancellationToken);

    /// <inheritdoc/>
    public void Receive(CellEvent cellEvent)
    {
        if (IsSilent || !HasRoomFor(cellEvent))
        {
            return;
        }

        switch (cellEvent)
        {
            case CellEvent.StreamText stream:
                outbox.Print(_parent, stream.Name, stream.Text);
                break;
            case CellEvent.DisplayData display:
                Publish("display_data", DisplayJson.Shown(display.Data, DisplayPrefix + display.DisplayId), display.Data);
                break;
            case CellEvent.UpdateDisplayData update:
                Publish("update_display_data", DisplayJson.Shown(update.Data, DisplayPrefix + update.DisplayId), update.Data);
                break;
            case CellEvent.ExecuteResult result:
                Result = result.Data[MimeBundle.PlainText];
                Publish("execute_result", DisplayJson.Result(result.Data, executionCount), result.Data);
                break;
            case CellEvent.ClearOutput clear:
                outbox.Publish(_parent, "clear_output", new JsonObject { ["wait"] = clear.Wait });
                break;
            case CellEvent.ErrorRaised error:
                outbox.Publish(_parent, "error", Reply.ErrorOutput(error.Details));
                break;
            default:
                break;
        }
    }

    private void Publish(string type, JsonObject content, MimeBundle data) =>
        outbox.Publish(_parent, type, content, DisplayJson.Size(data));

    // Updates replace what is there and errors end a cell: neither makes a notebook grow without end.
    private bool HasRoomFor(CellEvent cellEvent)
    {
        var size = cellEvent switch
        {
            CellEvent.StreamText stream => stream.Text.Length,
            CellEvent.DisplayData display => DisplayJson.Size(display.Data),
            _ => 0,
        };
        if (size == 0 || (!_isFull && _shown + size <= maximum))
        {
            _shown += size;
            return true;
        }

        if (!_isFull)
        {
            _isFull = true;
            var shown = FormattableString.Invariant($"{_shown:N0} characters, and {maximum:N0} is the most that one cell may show");
            outbox.Print(_parent, "stderr", $"\n[The cell has shown {shown}. It goes on, but the rest of what it shows is left out.]\n");
        }

        return false;
    }
}
