using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Entries of the sensing server's live messages, written down one a line: an update has a frame for every node with amplitudes.
/// </summary>
internal sealed class ServerMessages(RecordingLog log)
{
    private ServerNodes? nodes;
    private int next;
    private long record;
    private double? time;

    /// <summary>Begins an update; its frames come one by one.</summary>
    public void Begin(LineFields fields, long ofRecord, double? ofTime)
    {
        (nodes, next, record, time) = (fields.Nodes, 0, ofRecord, ofTime);
        var heard = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            heard += nodes[i].Amplitudes.Count > 0 ? 1 : 0;
        }

        if (heard == 0)
        {
            log.Other("sensing_update without amplitudes");
        }
        else
        {
            log.Note("The sensing server's updates come at its own pace: one repeats the amplitudes that it heard last, and others are never reported.");
        }
    }

    /// <summary>The frame of the update's next node; null when there is none left.</summary>
    public RecordingEntry? Next()
    {
        while (nodes is not null && next < nodes.Count)
        {
            var node = nodes[next++];
            if (node.Amplitudes.Count == 0)
            {
                continue;
            }

            var metadata = new CsiMetadata { TimestampSeconds = time, DeviceId = node.Id, RssiDbm = node.RssiDbm };
            if (AmplitudeFrame.Make(node.Amplitudes, "amplitude", node.Declared, metadata, log, record) is { } frame)
            {
                return new(record, time, new CsiPacket { NodeId = node.Id, Frame = frame });
            }
        }

        nodes = null;
        return null;
    }

    /// <summary>What a node worked out by itself, as the server passes it on.</summary>
    public static EdgeVitalsPacket Vitals(LineFields fields) => new()
    {
        NodeId = fields.Name("node_id"),
        Presence = fields.IsTrue("presence"),
        FallDetected = fields.IsTrue("fall_detected"),
        Motion = fields.IsTrue("motion"),
        BreathingPerMinute = fields.Number("breathing_rate_bpm") ?? 0,
        HeartPerMinute = fields.Number("heartrate_bpm") ?? 0,
        RssiDbm = fields.Finite("rssi"),
        PersonCount = fields.Count("n_persons"),
        MotionEnergy = fields.Number("motion_energy") ?? double.NaN,
        PresenceScore = fields.Number("presence_score") ?? double.NaN,
    };
}
