using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.Vitals.Packets;

/// <summary>Eight numbers that a node computes from its CSI, each scaled to about 0 to 1 (magic 0xC5110003).</summary>
public sealed record FeaturePacket : NodePacket
{
    /// <summary>The packet's number; it wraps at 65,536.</summary>
    public long? SequenceNumber { get; init; }

    /// <summary>Microseconds since the node started; null when not reported.</summary>
    public long? NodeMicroseconds { get; init; }

    /// <summary>The numbers.</summary>
    public required ImmutableArray<double> Features { get; init; }

    /// <inheritdoc />
    public bool Equals(FeaturePacket? other) => other is not null && NodeId == other.NodeId && SequenceNumber == other.SequenceNumber
        && NodeMicroseconds == other.NodeMicroseconds && Features.AsSpan().SequenceEqual(other.Features.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(NodeId, SequenceNumber, NodeMicroseconds, Features.Length);

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Features of node {NodeId ?? "?"}: {string.Join(", ", Features.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)))}");
}
