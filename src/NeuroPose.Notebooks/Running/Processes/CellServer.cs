using System.Collections.Concurrent;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>Executes the cells of a run in the process that was started for them, and sends what they show to the run.</summary>
/// <param name="requests">From the run.</param>
/// <param name="events">To the run.</param>
/// <param name="sessionIn">The options of a session in a folder.</param>
internal sealed class CellServer(Stream requests, Stream events, Func<string?, SessionOptions> sessionIn)
{
    // How long a thread that the last cells started may take to fail before the run counts as finished.
    private static readonly TimeSpan LastThreads = TimeSpan.FromMilliseconds(150);

    private readonly CellChannel inbox = new(requests);
    private readonly CellChannel outbox = new(events);
    private readonly BlockingCollection<(CellMessage Kind, BinaryReader Fields)> work = [];
    private CancellationTokenSource? running;
    private bool hasThreads;

    /// <summary>Sends a note to the run, in order with what cells show.</summary>
    public void Note(string text) => outbox.Send(CellMessage.Note, fields => fields.Text(text));

    /// <summary>
    /// Serves until the run says that it is finished; when the run has gone, the process ends at once, whatever a cell does.
    /// </summary>
    /// <param name="gone">Ends the process.</param>
    public async Task RunAsync(Action gone)
    {
        new Thread(() => Listen(gone)) { IsBackground = true, Name = "requests" }.Start();
        CSharpSession? session = null;
        var cells = 0;
        foreach (var (kind, fields) in work.GetConsumingEnumerable())
        {
            switch (kind)
            {
                case CellMessage.Open:
                    session = await OpenAsync(fields).ConfigureAwait(false);
                    break;
                case CellMessage.Execute:
                    await ExecuteAsync(session!, cells++, fields).ConfigureAwait(false);
                    break;
                case CellMessage.Finish:
                    await Task.Delay(hasThreads ? LastThreads : TimeSpan.Zero).ConfigureAwait(false);
                    outbox.Send(CellMessage.Finished);
                    return;
                default:
                    break;
            }
        }
    }

    private void Listen(Action gone)
    {
        while (inbox.Receive() is { } message)
        {
            if (message.Kind == CellMessage.Interrupt)
            {
                Volatile.Read(ref running)?.Cancel();
            }
            else
            {
                work.Add(message);
            }
        }

        gone();
    }

    private async Task<CSharpSession?> OpenAsync(BinaryReader fields)
    {
        var options = sessionIn(fields.TextOrNull()) with { PackageVersions = fields.Pairs().ToDictionary() };
        var session = new CSharpSession(options);
        CellError? error = null;
        var file = "";
        foreach (var extension in fields.Texts())
        {
            try
            {
                await session.LoadExtensionAsync(extension).ConfigureAwait(false);
            }
            catch (ExtensionException problem)
            {
                (file, error) = (extension, problem.Error ?? new CellError(nameof(ExtensionException), problem.Message));
                break;
            }
        }

        outbox.Send(CellMessage.Opened, answer =>
        {
            answer.Text(file);
            answer.Error(error);
        });
        return session;
    }

    private async Task ExecuteAsync(CSharpSession session, int number, BinaryReader fields)
    {
        var source = new CellSource(fields.Text(), fields.Text()) { Language = fields.Text() };
        hasThreads |= MayLeaveThreads(source.Text);
        var interruption = new CancellationTokenSource();
        Volatile.Write(ref running, interruption);
        var outcome = await session.ExecuteAsync(source, new Sink(outbox, number), interruption.Token).ConfigureAwait(false);
        Volatile.Write(ref running, null);
        outbox.Send(CellMessage.Done, answer =>
        {
            answer.Write((byte)outcome.Status);
            answer.Error(outcome.Error);
            answer.Pairs(session.PackageVersions);
        });
    }

    private static bool MayLeaveThreads(string code) =>
        code.Contains("Thread", StringComparison.Ordinal) || code.Contains("Timer", StringComparison.Ordinal) || code.Contains("async void", StringComparison.Ordinal);

    private sealed class Sink(CellChannel outbox, int number) : ICellSink
    {
        // The run knows each cell's own place, also after the cell has ended.
        public void Receive(CellEvent cellEvent) => outbox.Send(CellMessage.Shown, fields =>
        {
            fields.Write(number);
            fields.Event(cellEvent);
        });
    }
}
