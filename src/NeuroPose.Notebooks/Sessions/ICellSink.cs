namespace NeuroPose.Notebooks.Sessions;

/// <summary>Takes what a cell shows, as it happens: a notebook file takes it, and so does a Jupyter front end.</summary>
public interface ICellSink
{
    /// <summary>Takes one event. Calls come from any thread but one at a time; the cell waits for each.</summary>
    void Receive(CellEvent cellEvent);
}
