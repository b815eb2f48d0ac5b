using System.Text;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>Gathers what a cell shows into the outputs that its notebook keeps.</summary>
internal sealed class OutputCollector(int executionCount, DisplayIndex displays) : ICellSink
{
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder streamed = new();
    private string? streamName;
    private bool clearsNext;

    /// <summary>The error among the outputs, also one that came after the cell had ended; null where there is none.</summary>
    public CellError? Error { get; private set; }

    /// <summary>The outputs so far; text that is still being written is one of them.</summary>
    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (displays)
            {
                return streamName is null ? [.. outputs] : [.. outputs, new StreamOutput(streamName, streamed.ToString())];
            }
        }
    }

    /// <inheritdoc/>
    public void Receive(CellEvent cellEvent)
    {
        // One lock for all cells of a run: a cell may change what another displays.
        lock (displays)
        {
            Take(cellEvent);
        }
    }

    /// <summary>Puts another error in the place of the one that stopped the cell.</summary>
    public void ReplaceError(CellError error)
    {
        lock (displays)
        {
            EndStream();
            if (outputs.LastOrDefault() is ErrorOutput)
            {
                outputs.RemoveAt(outputs.Count - 1);
            }

            Error = null;
            Take(new CellEvent.ErrorRaised(error));
        }
    }

    /// <summary>Replaces an output.</summary>
    public void Replace(int index, CellOutput output) => outputs[index] = output;

    private void Take(CellEvent cellEvent)
    {
        if (cellEvent is CellEvent.ClearOutput clear)
        {
            clearsNext = clear.Wait;
            if (!clear.Wait)
            {
                Clear();
            }

            return;
        }

        if (clearsNext && cellEvent is not CellEvent.UpdateDisplayData)
        {
            clearsNext = false;
            Clear();
        }

        if (cellEvent is CellEvent.StreamText stream)
        {
            Append(stream);
            return;
        }

        EndStream();
        switch (cellEvent)
        {
            case CellEvent.DisplayData display:
                displays.Add(display.DisplayId, this, outputs.Count);
                outputs.Add(new DisplayDataOutput(display.Data));
                break;
            case CellEvent.UpdateDisplayData update:
                displays.Update(update.DisplayId, new DisplayDataOutput(update.Data));
                break;
            case CellEvent.ExecuteResult result:
                outputs.Add(new ExecuteResultOutput(result.Data, executionCount));
                break;
            case CellEvent.ErrorRaised error:
                Error ??= error.Details;
                outputs.Add(new ErrorOutput(error.Details.Name, error.Details.Message, error.Details.Traceback));
                break;
            default:
                break;
        }
    }

    // What is written to a stream in several pieces is one output, as Jupyter keeps it.
    private void Append(CellEvent.StreamText stream)
    {
        if (stream.Name != streamName)
        {
            EndStream();
            streamName = stream.Name;
        }

        streamed.Append(stream.Text);
    }

    private void Clear()
    {
        streamed.Clear();
        streamName = null;
        outputs.Clear();
        displays.Forget(this);
    }

    private void EndStream()
    {
        if (streamName is not null)
        {
            outputs.Add(new StreamOutput(streamName, streamed.ToString()));
            streamed.Clear();
            streamName = null;
        }
    }
}

/// <summary>Where each display of a run is, so that a later cell can change it.</summary>
internal sealed class DisplayIndex
{
    private readonly Dictionary<string, (OutputCollector Cell, int Index)> places = new(StringComparer.Ordinal);

    /// <summary>Notes the place of a display.</summary>
    public void Add(string displayId, OutputCollector cell, int index) => places[displayId] = (cell, index);

    /// <summary>A cell's displays are gone.</summary>
    public void Forget(OutputCollector cell)
    {
        foreach (var (id, _) in places.Where(place => place.Value.Cell == cell).ToArray())
        {
            places.Remove(id);
        }
    }

    /// <summary>Replaces a display; one that is not there stays away.</summary>
    public void Update(string displayId, CellOutput output)
    {
        if (places.TryGetValue(displayId, out var place))
        {
            place.Cell.Replace(place.Index, output);
        }
    }
}
