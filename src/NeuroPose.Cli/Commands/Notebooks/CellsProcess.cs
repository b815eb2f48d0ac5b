using System.IO.Pipes;
using System.Runtime.InteropServices;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;
using NeuroPose.Notebooks.Running;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary>The process in which the cells of a run are executed. It ends with the program that started it.</summary>
internal static class CellsProcess
{
    /// <summary>Executes cells until the run has no more.</summary>
    /// <param name="requests">The handle of the pipe from the run.</param>
    /// <param name="events">The handle of the pipe to the run.</param>
    /// <param name="nothingFetched">Whether cells find no dataset that was fetched.</param>
    public static async Task<int> RunAsync(string requests, string events, bool nothingFetched)
    {
        if (nothingFetched)
        {
            DatasetCache.OfTheHost = null;
        }

        // Ctrl-C reaches both processes; the run decides what becomes of this one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        await using var from = new AnonymousPipeClientStream(PipeDirection.In, requests);
        await using var to = new AnonymousPipeClientStream(PipeDirection.Out, events);
        var server = new CellServer(from, to, Workbench.Session);
        using (Paper.RecordTo(new Notes(server)))
        {
            await server.RunAsync(gone: () => Environment.Exit(ExitCode.Interrupted));
        }

        return ExitCode.Success;
    }

    private sealed class Notes(CellServer server) : IPaperRecorder
    {
        public void Record(PaperValue value) => server.Note(RecordedValue.Write(value));
    }
}
