using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuroPose.Live.Messages;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Live.Streams;

/// <summary>
/// From messages to frames and vital signs. What is read here is what is read later from a recording of the same messages, to the bit: both
/// go through the same lines. For one thread at a time.
/// </summary>
public sealed class LiveReader
{
    private readonly RecordingFeed feed;

    /// <summary>Makes a reader that has seen nothing yet.</summary>
    /// <param name="options">What is refused; the defaults when left out.</param>
    public LiveReader(RecordingOptions? options = null) => feed = new("live", options);

    /// <summary>The vital signs, node by node.</summary>
    public LiveMonitor Vitals { get; } = new();

    /// <summary>What was found in the messages so far, and what was passed over.</summary>
    public RecordingReport Report => feed.Report;

    /// <summary>Reads a message's frames and what nodes report in it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Its records: none for messages that hold neither.</returns>
    public ImmutableArray<RecordingEntry> Entries(LiveMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message switch
        {
            NodeMessage { Datagram.IsEmpty: false } node => feed.Add(node.TimestampSeconds, node.Packet) is { } entry ? [entry] : [],
            NodeMessage or SensingUpdate when !message.Line.IsEmpty => feed.AddLine(message.Line.Span),
            _ => [],
        };
    }

    /// <summary>Reads a message to vital signs.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The readings of nodes whose second is complete with it.</returns>
    public ImmutableArray<StreamReading> Readings(LiveMessage message)
    {
        var readings = ImmutableArray.CreateBuilder<StreamReading>();
        foreach (var entry in Entries(message))
        {
            if (Vitals.Add(entry) is { } reading)
            {
                readings.Add(reading);
            }
        }

        if (message is SensingUpdate { Vitals: { } server })
        {
            Vitals.Report(new()
            {
                TimestampSeconds = message.TimestampSeconds,
                BreathingPerMinute = server.BreathingPerMinute,
                HeartPerMinute = server.HeartPerMinute,
                BreathingConfidence = server.BreathingConfidence,
                HeartConfidence = server.HeartConfidence,
            });
        }

        return readings.DrainToImmutable();
    }
}

/// <summary>Streams of messages as streams of frames and readings.</summary>
public static class LiveStreams
{
    /// <summary>The CSI frames of messages, of all nodes, in the order of arrival.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public static async IAsyncEnumerable<CsiFrame> Frames(this IAsyncEnumerable<LiveMessage> messages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var reader = new LiveReader();
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            foreach (var entry in reader.Entries(message))
            {
                if (entry.Frame is { } frame)
                {
                    yield return frame;
                }
            }
        }
    }

    /// <summary>The vital signs of messages, node by node, with what nodes and the server report beside them.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public static async IAsyncEnumerable<StreamReading> Readings(this IAsyncEnumerable<LiveMessage> messages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var reader = new LiveReader();
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            foreach (var reading in reader.Readings(message))
            {
                yield return reading;
            }
        }
    }

    /// <summary>Writes every message into a recording before it is passed on.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="recorder">The recording; it stays open.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public static async IAsyncEnumerable<LiveMessage> RecordedTo(this IAsyncEnumerable<LiveMessage> messages, LiveRecorder recorder, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(recorder);
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            recorder.Write(message);
            yield return message;
        }
    }
}
