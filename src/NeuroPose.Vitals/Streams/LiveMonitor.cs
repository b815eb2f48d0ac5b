using System.Runtime.CompilerServices;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Streams;

/// <summary>
/// Reads vital signs while frames arrive: one <see cref="VitalMonitor"/> for every node and size of frame. The readings of a shape are
/// those of <see cref="VitalSeries"/> on a recording of the same frames, to the bit. Its memory does not grow with time. For one thread at a
/// time.
/// </summary>
public sealed class LiveMonitor
{
    /// <summary>How many shapes of frames are read; frames of further ones are left out and counted.</summary>
    public const int MostShapes = 512;

    private const double LongestSilenceSeconds = 10;

    private readonly Dictionary<FrameShape, Lane> lanes = [];
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
    private ReportedVitals? server;

    /// <summary>How many frames were left out: of one shape too many, or of a monitor's refusal.</summary>
    public long LeftOutFrames { get; private set; }

    /// <summary>The shapes that have been seen, with how many frames of each were read.</summary>
    public IReadOnlyList<ShapeCount> Shapes => [.. lanes.Select(lane => new ShapeCount(lane.Key, lane.Value.Monitor.Frames))];

    /// <summary>Reads frames as they come.</summary>
    /// <param name="frames">The frames, each with a time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>One reading a second for every node and size.</returns>
    public static async IAsyncEnumerable<StreamReading> Read(IAsyncEnumerable<CsiFrame> frames, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var stream = new LiveMonitor();
        await foreach (var frame in frames.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (stream.Add(frame) is { } reading)
            {
                yield return reading;
            }
        }
    }

    /// <summary>Takes a record of a recording or of a live source: a frame, or what a node reports.</summary>
    /// <param name="entry">The record.</param>
    /// <returns>A reading, once a second; null in between.</returns>
    public StreamReading? Add(RecordingEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is { Packet: EdgeVitalsPacket packet, TimestampSeconds: { } time })
        {
            Report(ReportedVitals.Of(packet, time));
        }

        return entry.Frame is { } frame ? Add(frame) : null;
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="frame">The frame; without a time it is left out and counted.</param>
    /// <returns>A reading, once a second; null in between.</returns>
    public StreamReading? Add(CsiFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var shape = FrameShape.Of(frame);
        if (!lanes.TryGetValue(shape, out var lane))
        {
            if (lanes.Count == MostShapes)
            {
                LeftOutFrames++;
                return null;
            }

            lanes.Add(shape, lane = new());
        }

        var (used, reading) = (lane.Monitor.Frames, lane.Monitor.Add(frame));
        if (lane.Monitor.Frames == used)
        {
            LeftOutFrames++;
            return null;
        }

        if (used == 0)
        {
            lane.StartSeconds = frame.TimeSeconds;
        }

        var node = NodeOf(shape.NodeId);
        if (node is not null && (node.Main is null || lane.Monitor.Frames > lanes[node.Main].Monitor.Frames))
        {
            node.Main = shape;
        }

        return reading is not { } known ? null : new()
        {
            Shape = shape,
            IsMain = node is null || node.Main == shape,
            Reading = known,
            Alerts = [.. lane.Monitor.Alerts],
            StartSeconds = lane.StartSeconds,
            FrameCount = lane.Monitor.Frames,
            LeftOutFrames = lane.Monitor.SkippedFrames,
            Reported = Fresh(node?.Reported, frame.TimeSeconds) ?? Fresh(server, frame.TimeSeconds),
        };
    }

    /// <summary>Takes what a node or the server reports by itself; it stands beside the readings of the next ten seconds.</summary>
    /// <param name="vitals">The report.</param>
    public void Report(ReportedVitals vitals)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        if (vitals.NodeId is null)
        {
            server = vitals;
        }
        else if (NodeOf(vitals.NodeId) is { } node)
        {
            node.Reported = vitals;
        }
    }

    private static ReportedVitals? Fresh(ReportedVitals? reported, double now) =>
        reported is not null && Math.Abs(now - reported.TimestampSeconds) <= LongestSilenceSeconds ? reported : null;

    // Made-up names must not fill the memory.
    private Node? NodeOf(string? id)
    {
        if (!nodes.TryGetValue(id ?? "", out var node) && nodes.Count < MostShapes)
        {
            nodes.Add(id ?? "", node = new());
        }

        return node;
    }

    private sealed class Lane
    {
        public VitalMonitor Monitor { get; } = new();

        public double StartSeconds { get; set; } = double.NaN;
    }

    private sealed class Node
    {
        public FrameShape? Main { get; set; }

        public ReportedVitals? Reported { get; set; }
    }
}
