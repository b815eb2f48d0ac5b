namespace NeuroPose.Vitals.Packets;

/// <summary>A packet of a known kind whose content is not read here: compressed CSI (0xC5110005) or a feature state (0xC5110006).</summary>
public sealed record UndecodedPacket : NodePacket
{
    /// <summary>The packet's first four bytes as a little-endian number.</summary>
    public required uint Magic { get; init; }

    /// <summary>The packet's length in bytes.</summary>
    public required int LengthBytes { get; init; }
}
