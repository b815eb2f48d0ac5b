using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// Makes the session on a thread of its own, so that clients are greeted at once and the first cell finds the compiler warm. Also what
/// the reader of the first cell has to see it.
/// </summary>
internal sealed class SessionStart : IDisposable
{
    private static readonly TimeSpan AfterTheFirstCell = TimeSpan.FromSeconds(2);

    private readonly KernelOptions _options;
    private readonly Lazy<CSharpSession> _session;
    private string? _notice;

    /// <param name="options">What the session starts with.</param>
    /// <param name="lastCell">The cell in which the process before this one died; null where it did not.</param>
    public SessionStart(KernelOptions options, string? lastCell)
    {
        _options = options;
        _session = new Lazy<CSharpSession>(Make);
        if (lastCell is not null)
        {
            Note($"The kernel's process ended while {lastCell} ran, and was started again: what cells had declared is gone. "
                + "Endless recursion does that, and so do Environment.Exit and a lack of memory; see the log of Jupyter.");
        }
    }

    /// <summary>The session, once it is there.</summary>
    public CSharpSession Session => _session.Value;

    /// <summary>Starts to make it.</summary>
    public void Start() => new Thread(MakeAndWarm) { IsBackground = true, Name = "session start" }.Start();

    /// <summary>What the reader of the first cell has to know, once; null where there is nothing.</summary>
    public string? TakeNotice() => Interlocked.Exchange(ref _notice, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_session.IsValueCreated)
        {
            _session.Value.Dispose();
        }
    }

    // Loading the extensions warms the compiler; completion is for when the first cell, which may be waiting already, has had its turn.
    private void MakeAndWarm()
    {
        try
        {
            var session = Session;
            Thread.Sleep(AfterTheFirstCell);
            session.WarmUpAsync().GetAwaiter().GetResult();
        }
        catch (ObjectDisposedException)
        {
            // The kernel has ended meanwhile.
        }
#pragma warning disable CA1031 // Nothing done in advance may end the process; a session that cannot be made is the first cell's error.
        catch (Exception error)
        {
            _options.Log($"the session was not warmed up. {error}");
        }
#pragma warning restore CA1031
    }

    private CSharpSession Make()
    {
        var session = new CSharpSession(_options.Session);
        foreach (var extension in _options.Extensions)
        {
            try
            {
                session.LoadExtensionAsync(extension).GetAwaiter().GetResult();
            }
            catch (NeuroPoseException error)
            {
                Note($"The extension could not be loaded, so objects of the library are shown plainly. {error.Message}");
            }
        }

        return session;
    }

    private void Note(string text)
    {
        _options.Log(text);
        _notice = _notice is null ? text : $"{_notice}\n{text}";
    }
}
