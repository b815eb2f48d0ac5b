namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// The folder that a session's cells run in. The process has only one current folder, so sessions with a folder of their own
/// take turns; where a cell goes with <c>Directory.SetCurrentDirectory</c> the next cell starts.
/// </summary>
internal sealed class SessionFolder(string? start)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private string? current = start is null ? null : Path.GetFullPath(start);

    /// <summary>The folder that relative paths start from.</summary>
    public string Current => current ?? Environment.CurrentDirectory;

    /// <summary>Makes the session's folder the process's own until the result is disposed.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        // A cell that runs a session of its own is inside this turn already: waiting would never end.
        if (current is null || CellScope.Current is not null)
        {
            return null;
        }

        await Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = Environment.CurrentDirectory;
            Environment.CurrentDirectory = current;
            return new Visit(this, before);
        }
        catch
        {
            Turn.Release();
            throw;
        }
    }

    private sealed class Visit(SessionFolder owner, string before) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                owner.current = Environment.CurrentDirectory;
                Environment.CurrentDirectory = before;
            }
            finally
            {
                Turn.Release();
            }
        }
    }
}
