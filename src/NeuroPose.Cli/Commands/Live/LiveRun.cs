using NeuroPose.Cli.Terminal;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Streams;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// Takes a source's messages until its time is over or Ctrl-C: writes them down, reads them, and shows what is read. Messages are written
/// down where they are read, so that a recording holds what the readings were made of.
/// </summary>
internal sealed class LiveRun(Screen screen, LiveSource source, LiveRunWishes wishes)
{
    private readonly LiveReader reader = new();
    private readonly RoomMonitor rooms = new();
    private readonly HomeAssistantView nodes = new();
    private readonly LiveView view = new(screen, source, wishes);
    private LiveRecorder? recorder;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (wishes.Record is { } file && File.Exists(file))
        {
            throw new NeuroPoseException("there is such a file already; a recording does not replace one. Choose another name.", new Place(File: file));
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (wishes.Duration is { } duration)
        {
            end.CancelAfter(duration);
        }

        try
        {
            await foreach (var message in source.Messages(end.Token))
            {
                Take(message);
            }
        }
        finally
        {
            recorder?.Dispose();
        }

        if (wishes.Vitals)
        {
            foreach (var room in rooms.Finish())
            {
                view.Room(room);
            }
        }

        view.End(reader, recorder, nodes);
        return ExitCode.Success;
    }

    private void Take(LiveMessage message)
    {
        if (wishes.Record is { } file)
        {
            recorder ??= new(file, source.Name);
            recorder.Write(message);
        }

        var node = nodes.Add(message);
        if (!wishes.Vitals)
        {
            view.Message(message, node);
            return;
        }

        switch (message)
        {
            case NodeMessage { Vitals: { } vitals }:
                view.Reported(ReportedVitals.Of(vitals, message.TimestampSeconds), isAlone: !reader.Vitals.Shapes.Any(shape => shape.Shape.NodeId == vitals.NodeId));
                break;
            case EntityState state:
                view.State(state);
                break;
        }

        foreach (var reading in reader.Readings(message))
        {
            view.Reading(reading);
            foreach (var room in rooms.Add(reading))
            {
                view.Room(room);
            }
        }
    }
}
