namespace NeuroPose.Vitals.Packets;

/// <summary>Something that a sensing node sent: CSI, or what it worked out by itself.</summary>
public abstract record NodePacket
{
    /// <summary>The node's number or name, as its source writes it; null when it gives none.</summary>
    public string? NodeId { get; init; }
}
