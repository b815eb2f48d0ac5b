using System.Diagnostics;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// Keeps each cell of a running notebook on disk when it has run, so that a run that is killed leaves what was executed. Large notebooks
/// are not written more often than they take to be written; what waits for that is written while the next cell runs.
/// </summary>
internal sealed class NotebookKeeper : IDisposable
{
    private readonly Lock writing = new();
    private readonly string folder;
    private readonly Timer timer;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private TimeSpan cost = TimeSpan.Zero;
    private Notebook? waiting;

    public NotebookKeeper(string folder)
    {
        this.folder = folder;
        timer = new(_ => WriteWaiting());
    }

    /// <summary>Writes the notebook as it is now, at once or soon.</summary>
    public void Keep(Notebook notebook)
    {
        lock (writing)
        {
            var rest = cost - since.Elapsed;
            if (rest > TimeSpan.Zero)
            {
                waiting = notebook.Copy();
                timer.Change(rest, Timeout.InfiniteTimeSpan);
                return;
            }

            waiting = null;
            Write(notebook);
        }
    }

    /// <summary>Ends the writing; what waits is left to the end of the run, which writes everything.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            waiting = null;
        }

        timer.Dispose();
    }

    private void WriteWaiting()
    {
        lock (writing)
        {
            if (waiting is { } notebook)
            {
                waiting = null;
                Write(notebook);
            }
        }
    }

    private void Write(Notebook notebook)
    {
        since.Restart();
        try
        {
            NotebookOutput.Save(notebook, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NeuroPoseException)
        {
            // What keeps it from being written is said at the end of the run, which writes it again.
        }

        cost = since.Elapsed;
        since.Restart();
    }
}
