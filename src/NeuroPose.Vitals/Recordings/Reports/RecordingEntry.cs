using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>One usable record of a recording: a CSI frame, or what a node worked out by itself.</summary>
/// <param name="Record">The line it stands on, or the packet's number in a binary recording; from 1.</param>
/// <param name="TimestampSeconds">When it was recorded, in seconds on the recording's clock; null when the recording does not say.</param>
/// <param name="Packet">The content.</param>
public sealed record RecordingEntry(long Record, double? TimestampSeconds, NodePacket Packet)
{
    /// <summary>The CSI frame; null when the record is something else.</summary>
    public CsiFrame? Frame => (Packet as CsiPacket)?.Frame;

    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Record}: {Packet}");
}
