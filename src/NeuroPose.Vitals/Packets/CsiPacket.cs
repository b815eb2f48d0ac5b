using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Packets;

/// <summary>A CSI frame as a node sends it (magic 0xC5110001). It carries a sequence number and no time.</summary>
public sealed record CsiPacket : NodePacket
{
    /// <summary>The frame.</summary>
    public required CsiFrame Frame { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => Frame.ToString();
}
