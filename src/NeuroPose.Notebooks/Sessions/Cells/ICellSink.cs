namespace NeuroPose.Notebooks.Sessions;

/// <summary>Takes what a cell shows, as it happens: a notebook file takes it, and so does a Jupyter front end.</summary>
public interface ICellSink
{
    /// <summary>Takes one event. Calls come from any thread but one at a time; the cell waits for each.</summary>
    void Receive(CellEvent cellEvent);

    /// <summary>
    /// Whether what a background task shows after its cell has ended comes here all the same; otherwise it goes to the cell that runs then.
    /// </summary>
    bool TakesLateOutput => false;

    /// <summary>Asks the reader for a line of text; a sink without a reader says that it has none.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Is canceled when the cell is interrupted: then nobody waits for the answer.</param>
    /// <exception cref="InputUnavailableException">There is nobody to ask.</exception>
    Task<string> AskAsync(InputRequest request, CancellationToken cancellationToken) => throw new InputUnavailableException();
}
