using System.Diagnostics;
using System.IO.Pipes;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Processes;

namespace NeuroPose.Notebooks.Running;

/// <summary>
/// Executes the cells of a run in a process of their own. When that ends before its time, the cell that ran has the error.
/// </summary>
internal sealed class CellProcess : ICellHost
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Process process;
    private readonly AnonymousPipeServerStream requests;
    private readonly AnonymousPipeServerStream events;
    private readonly CellChannel outbox;
    private readonly CellChannel inbox;
    private readonly Action<string>? noted;
    private readonly List<ICellSink> sinks = [];
    private readonly LastLines errors = new();
    private readonly TaskCompletionSource<(string File, CellError? Error)> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CellError> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<CellOutcome>? running;
    private IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();

    private CellProcess(CellProgram program, Action<string>? noted)
    {
        this.noted = noted;
        requests = new(PipeDirection.Out, HandleInheritability.Inheritable);
        events = new(PipeDirection.In, HandleInheritability.Inheritable);
        (outbox, inbox) = (new CellChannel(requests), new CellChannel(events));
        process = new ExternalProgram(program.Path, [.. program.Arguments, requests.GetClientHandleAsString(), events.GetClientHandleAsString()]).Start(isCaptured: true);
        requests.DisposeLocalCopyOfClientHandle();
        events.DisposeLocalCopyOfClientHandle();
        process.StandardInput.Close();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> PackageVersions => versions;

    /// <inheritdoc/>
    public bool IsAlive => !ended.Task.IsCompleted;

    /// <summary>Starts the process and opens its session.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">The session's folder and packages; its assemblies are the program's own matter.</param>
    /// <param name="extensions">Extension files.</param>
    /// <param name="noted">Takes what the process notes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExtensionException">An extension could not be loaded.</exception>
    /// <exception cref="NotebookException">The process ended before it could execute a cell.</exception>
    public static async Task<ICellHost> OpenAsync(
        CellProgram program,
        SessionOptions options,
        IReadOnlyList<string> extensions,
        Action<string>? noted,
        CancellationToken cancellationToken)
    {
        var started = new CellProcess(program, noted);
        try
        {
            started.Listen();
            started.Request(CellMessage.Open, fields =>
            {
                fields.Text(options.WorkingDirectory);
                fields.Pairs(options.PackageVersions);
                fields.Texts(extensions);
            });
            await Task.WhenAny(started.opened.Task, started.ended.Task).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!started.opened.Task.IsCompleted)
            {
                var end = await started.ended.Task.ConfigureAwait(false);
                throw new NotebookException($"The process that executes the cells did not start: {end.Message}");
            }

            var (file, error) = await started.opened.Task.ConfigureAwait(false);
            return error is null ? started : throw new ExtensionException(file, string.Join('\n', error.Traceback), error);
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<CellOutcome> ExecuteAsync(CellSource source, ICellSink sink, CancellationToken cancellationToken)
    {
        var outcome = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            sinks.Add(sink);
            running = outcome;
        }

        Request(CellMessage.Execute, fields =>
        {
            fields.Text(source.Text);
            fields.Text(source.Name);
            fields.Text(source.Language);
        });
        using var interruption = cancellationToken.Register(() => Interrupt(outcome.Task));
        await Task.WhenAny(outcome.Task, ended.Task).ConfigureAwait(false);
        if (outcome.Task.IsCompleted)
        {
            return await outcome.Task.ConfigureAwait(false);
        }

        var error = cancellationToken.IsCancellationRequested ? ErrorReport.Interruption : await ended.Task.ConfigureAwait(false);
        lock (gate)
        {
            sink.Receive(new CellEvent.ErrorRaised(error));
        }

        return new CellOutcome(cancellationToken.IsCancellationRequested ? CellStatus.Interrupted : CellStatus.Failed, error);
    }

    /// <inheritdoc/>
    public async Task FinishAsync()
    {
        if (!IsAlive)
        {
            // The cell that ran has the error already.
            return;
        }

        Request(CellMessage.Finish);
        await Task.WhenAny(finished.Task, ended.Task, Task.Delay(Grace)).ConfigureAwait(false);
        if (!finished.Task.IsCompleted && ended.Task.IsCompleted)
        {
            // A thread of an earlier cell has ended the process: the last cell is the nearest that is known.
            var error = await ended.Task.ConfigureAwait(false);
            lock (gate)
            {
                sinks.LastOrDefault()?.Receive(new CellEvent.ErrorRaised(error));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ExternalProgram.End(process);
        requests.Dispose();
        process.Dispose();
    }

    // Where the process has gone, whoever waits for it is told so by its end.
    private void Request(CellMessage kind, Action<BinaryWriter>? fields = null)
    {
        try
        {
            outbox.Send(kind, fields);
        }
        catch (IOException)
        {
        }
    }

    // What does not stop when it is asked is ended.
    private void Interrupt(Task cell) => Task.Run(async () =>
    {
        Request(CellMessage.Interrupt);
        await Task.WhenAny(cell, ended.Task, Task.Delay(Grace)).ConfigureAwait(false);
        if (!cell.IsCompleted)
        {
            ExternalProgram.End(process);
        }
    });

    private void Listen()
    {
        var reading = new Thread(Receive) { IsBackground = true, Name = "cell events" };
        reading.Start();
        var output = errors.ReadAsync(process.StandardError);
        var other = new LastLines().ReadAsync(process.StandardOutput);
        Task.Run(async () =>
        {
            await process.WaitForExitAsync().ConfigureAwait(false);

            // What it sent before it ended is read first; a program that a cell has left behind may hold the pipes open.
            reading.Join(Grace);
            await Task.WhenAny(Task.WhenAll(output, other), Task.Delay(Grace)).ConfigureAwait(false);
            ended.TrySetResult(ProcessEnd.Describe(process.ExitCode, errors.Text));
        });
    }

    private void Receive()
    {
        try
        {
            while (inbox.Receive() is { } message)
            {
                lock (gate)
                {
                    Take(message.Kind, message.Fields);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The run is over, or the process is: whoever waits is told by the process's end.
        }
    }

    private void Take(CellMessage kind, BinaryReader fields)
    {
        switch (kind)
        {
            case CellMessage.Opened:
                opened.TrySetResult((fields.Text(), fields.Error()));
                break;
            case CellMessage.Shown:
                sinks[fields.ReadInt32()].Receive(fields.Event());
                break;
            case CellMessage.Done:
                var outcome = new CellOutcome((CellStatus)fields.ReadByte(), fields.Error());
                versions = fields.Pairs().ToDictionary();
                running?.TrySetResult(outcome);
                break;
            case CellMessage.Note:
                noted?.Invoke(fields.Text());
                break;
            case CellMessage.Finished:
                finished.TrySetResult();
                break;
            default:
                break;
        }
    }

    /// <summary>The beginning and the end of what a process writes; reading goes on, so that it never waits.</summary>
    private sealed class LastLines
    {
        private const int Half = 20_000;

        private readonly System.Text.StringBuilder text = new();

        public string Text
        {
            get
            {
                lock (text)
                {
                    return text.ToString();
                }
            }
        }

        public async Task ReadAsync(StreamReader reader)
        {
            var buffer = new char[4096];
            try
            {
                while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
                {
                    lock (text)
                    {
                        text.Append(buffer, 0, count);
                        if (text.Length > 2 * Half)
                        {
                            text.Remove(Half, text.Length - (2 * Half));
                        }
                    }
                }
            }
            catch (Exception problem) when (problem is IOException or ObjectDisposedException)
            {
                // The process was ended, and its streams closed.
            }
        }
    }
}
