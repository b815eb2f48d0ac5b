using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// The cell that a piece of code belongs to. It flows with the execution context into tasks and threads,
/// so what they show finds its way to the cell that started them, also with several sessions in one process.
/// </summary>
internal sealed class CellScope(SessionOutput output, ICellSink sink, DirectiveTable directives, ErrorReport report, CancellationToken interruption)
{
    private static readonly AsyncLocal<CellScope?> Flowing = new();

    private bool ended;
    private CellError? failure;

    /// <summary>The cell that the calling code belongs to; null outside cells.</summary>
    public static CellScope? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The directives of the cell's session.</summary>
    public DirectiveTable Directives => directives;

    /// <summary>
    /// What a thread, a timer or an <c>async void</c> of the cell let through while the cell ran; null where nothing did.
    /// </summary>
    public CellError? Failure
    {
        get
        {
            lock (output)
            {
                return failure;
            }
        }
    }

    /// <summary>
    /// Takes an exception that nothing caught on a thread that this cell started: the cell has failed, also where it had ended.
    /// </summary>
    public void Fail(Exception thrown)
    {
        var error = report.Exception(thrown);
        lock (output)
        {
            if (!ended)
            {
                failure ??= error;
            }
            else
            {
                Deliver(new CellEvent.ErrorRaised(error));
            }
        }
    }

    /// <summary>An id that no other display of the session has.</summary>
    public string NewDisplayId() => output.NewDisplayId();

    /// <summary>
    /// Hands an event to whoever takes the cell's output. What a background task sends after its cell has ended goes to the cell
    /// that runs now, or where none runs to its own; to its own always where its sink is still there to take it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted, and this is its own code.</exception>
    public void Send(CellEvent cellEvent)
    {
        if (CellThread.IsCurrent)
        {
            interruption.ThrowIfCancellationRequested();
        }

        try
        {
            // Nothing to try: in a finally block the runtime aborts no thread, and so none dies with this lock in its hands.
        }
        finally
        {
            lock (output)
            {
                var taker = ended && !sink.TakesLateOutput && output.Running is { } running ? running : this;
                taker.Deliver(cellEvent);
            }
        }
    }

    /// <summary>Asks the reader of the cell's output for a line; gives up when the cell is interrupted.</summary>
    /// <exception cref="InputUnavailableException">There is nobody to ask.</exception>
    public async Task<string> AskAsync(InputRequest request)
    {
        interruption.ThrowIfCancellationRequested();
        return await sink.AskAsync(request, interruption).WaitAsync(interruption).ConfigureAwait(false);
    }

    /// <summary>From now on the session's running cell is this one.</summary>
    public void Begin()
    {
        lock (output)
        {
            output.Running = this;
        }
    }

    /// <summary>The cell has ended.</summary>
    public void End()
    {
        lock (output)
        {
            ended = true;
            output.Running = null;
        }
    }

    private void Deliver(CellEvent cellEvent) => sink.Receive(cellEvent);
}

/// <summary>What the cells of one session share: the running cell and the numbering of displays. Also the lock for both.</summary>
internal sealed class SessionOutput
{
    private int displays;

    /// <summary>The cell that runs now.</summary>
    public CellScope? Running { get; set; }

    /// <summary>Numbers in order, not random: the same notebook gives the same ids.</summary>
    public string NewDisplayId() => FormattableString.Invariant($"display-{Interlocked.Increment(ref displays)}");
}
