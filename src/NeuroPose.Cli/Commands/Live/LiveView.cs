using System.Globalization;
using System.Text.Json;
using NeuroPose.Cli.Terminal;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Streams;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Cli.Commands;

/// <summary>What a live run shows: lines for people, or JSON lines.</summary>
internal sealed class LiveView(Screen screen, LiveSource source, LiveRunWishes wishes)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web);

    private int mostNodes;
    private double lastUpdate = double.NegativeInfinity;

    /// <summary>A message, where no vital signs are read.</summary>
    public void Message(LiveMessage message, HomeAssistantNode? node)
    {
        if (wishes.Json)
        {
            var line = message.ToJson();
            if (line.Length > 0)
            {
                Line(line);
            }
        }
        else if (message is not NodeMessage { Packet: CsiPacket } && (message is not SensingUpdate || Math.Abs(message.TimestampSeconds - lastUpdate) >= 1))
        {
            // A server updates many times a second; one of them is enough to see that it does.
            lastUpdate = message is SensingUpdate ? message.TimestampSeconds : lastUpdate;
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Clock(message.TimestampSeconds)}  {message}{(message is EntityAnnouncement && node?.IsPrivate == true ? " (privacy mode)" : "")}"));
        }
    }

    /// <summary>A reading.</summary>
    public void Reading(StreamReading reading)
    {
        if (wishes.Json)
        {
            Line(JsonSerializer.Serialize(
                new
                {
                    Type = "reading",
                    reading.Shape.NodeId,
                    reading.Shape.SubcarrierCount,
                    reading.IsMain,
                    reading.TimestampSeconds,
                    reading.Reading.TimeSeconds,
                    reading.Reading.Breathing,
                    reading.Reading.Heart,
                    BreathingNotAvailable = VitalsPicture.Reason(reading.Reading.Breathing.Why),
                    HeartNotAvailable = VitalsPicture.Reason(reading.Reading.Heart.Why),
                    Alerts = reading.Alerts.Select(alert => new { alert.TimeSeconds, alert.Kind, alert.Severity, alert.Message }),
                    reading.Reported,
                    reading.BreathingDifference,
                    reading.HeartDifference,
                    reading.FrameCount,
                    reading.LeftOutFrames,
                },
                Layout));
            return;
        }

        if (reading.IsMain)
        {
            var counts = source.Statistics;
            var lost = counts.Nodes.FirstOrDefault(node => node.NodeId == reading.Shape.NodeId);
            var loss = lost is { Lost: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"  lost {lost.LossShare:0.0 %}") : "";
            var dropped = counts.Dropped > 0 ? string.Create(CultureInfo.InvariantCulture, $"  dropped {counts.Dropped}") : "";
            screen.WriteLine($"{Clock(reading.TimestampSeconds)}  node {reading.Shape.NodeId ?? "?",-4} breathing {Rate(reading.Reading.Breathing, reading.Reported?.BreathingPerMinute)}  heart {Rate(reading.Reading.Heart, reading.Reported?.HeartPerMinute)}{loss}{dropped}");
        }

        foreach (var alert in reading.Alerts)
        {
            screen.WriteLine($"{Clock(reading.TimestampSeconds)}  node {reading.Shape.NodeId ?? "?",-4} ALERT {alert.Message}");
        }
    }

    /// <summary>What a node reports; people read it beside our reading, or alone where no frames of the node arrive.</summary>
    public void Reported(ReportedVitals vitals, bool isAlone)
    {
        if (wishes.Json)
        {
            Line(JsonSerializer.Serialize(
                new { Type = "reported", vitals.NodeId, vitals.TimestampSeconds, vitals.BreathingPerMinute, vitals.HeartPerMinute, vitals.Presence, vitals.PersonCount },
                Layout));
        }
        else if (isAlone)
        {
            screen.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Clock(vitals.TimestampSeconds)}  node {vitals.NodeId ?? "?",-4} reports breathing {Plain(vitals.BreathingPerMinute)}, heart {Plain(vitals.HeartPerMinute)}, {(vitals.Presence == true ? "someone is there" : "nobody is there")}"));
        }
    }

    /// <summary>A state that a server reports to Home Assistant.</summary>
    public void State(EntityState state)
    {
        if (wishes.Json)
        {
            Line(JsonSerializer.Serialize(new { Type = "state", state.NodeId, state.Slug, state.TimestampSeconds, state.IsOn, state.Value, state.EventType, state.Confidence }, Layout));
        }
        else if (state.Kind is EntityKind.Presence or EntityKind.BreathingRate or EntityKind.HeartRate or EntityKind.Fall || state.Kind.IsPrimitive())
        {
            screen.WriteLine($"{Clock(state.TimestampSeconds)}  {state}");
        }
    }

    /// <summary>What the nodes come to together; of one node it says nothing new.</summary>
    public void Room(RoomReading room)
    {
        mostNodes = Math.Max(mostNodes, room.Nodes.Length);
        if (mostNodes < 2)
        {
            return;
        }

        if (wishes.Json)
        {
            Line(JsonSerializer.Serialize(
                new
                {
                    Type = "room",
                    room.TimestampSeconds,
                    room.Reading.TimeSeconds,
                    room.Reading.Breathing,
                    room.Reading.Heart,
                    room.Presence.IsOccupied,
                    room.Presence.SensedBy,
                    room.Presence.NotSensedBy,
                    room.Presence.PersonCount,
                    Nodes = room.Nodes.Select(node => node.Shape.NodeId),
                },
                Layout));
            return;
        }

        var presence = room.Presence.IsOccupied switch { true => "occupied", false => "empty", null => "presence not available" };
        screen.WriteLine($"{Clock(room.TimestampSeconds)}  room      breathing {Rate(room.Reading.Breathing, null)}  heart {Rate(room.Reading.Heart, null)}  {presence}");
    }

    /// <summary>The end: what was received, what became of it.</summary>
    public void End(LiveReader reader, LiveRecorder? recorder, HomeAssistantView nodes)
    {
        var counts = source.Statistics;
        if (wishes.Json)
        {
            Line(JsonSerializer.Serialize(
                new
                {
                    Type = "summary",
                    Source = source.Name,
                    counts.Received,
                    counts.ReceivedBytes,
                    counts.Delivered,
                    counts.Dropped,
                    counts.Malformed,
                    counts.TooLong,
                    counts.Connections,
                    counts.ResumedSessions,
                    counts.ClockSetBacks,
                    counts.LastProblem,
                    Nodes = counts.Nodes.Select(node => new { node.NodeId, node.Received, node.Lost, node.Late, node.Repeated, node.Restarts }),
                    Frames = reader.Report.FrameCount,
                    FramesPassedOver = reader.Report.SkippedCount,
                    Recorded = recorder?.MessageCount,
                },
                Layout));
            return;
        }

        screen.WriteLine($"{source.Name}: {counts}");
        foreach (var node in counts.Nodes)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  node {node.NodeId}: {node.Received} packets, {node.Lost} lost, {node.Late} late, {node.Repeated} repeated"));
        }

        foreach (var node in nodes.Nodes)
        {
            screen.WriteLine($"  {node}");
        }

        if (reader.Report.SkippedCount > 0)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reader.Report.SkippedCount} frames passed over, first {reader.Report.Skipped[0]}"));
        }

        if (recorder is not null)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {wishes.Record}: {recorder.MessageCount} messages"));
        }
        else if (wishes.Record is { } file)
        {
            screen.WriteLine($"{file} was not written: nothing arrived.");
        }
    }

    private static string Rate(VitalEstimate estimate, double? reported)
    {
        var ours = estimate.PerMinute is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"{rate,5:0.0}/min ({estimate.Confidence:0.00})")
            : $"not available ({VitalsPicture.Reason(estimate.Why) ?? "not clear enough"})";
        return reported is { } theirs ? string.Create(CultureInfo.InvariantCulture, $"{ours} [reported {theirs:0.0}]") : ours;
    }

    private static string Plain(double? rate) => rate is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0}/min") : "not available";

    private static string Clock(double seconds) => double.IsFinite(seconds) && seconds is >= 0 and < 253_402_300_800
        ? DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : "--:--:--";

    private void Line(string json)
    {
        screen.Writers.Output.Write(json + "\n");
        screen.Writers.Output.Flush();
    }
}
