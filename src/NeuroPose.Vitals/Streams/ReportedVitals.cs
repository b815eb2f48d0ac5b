using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Streams;

/// <summary>
/// Vital signs that a node or a server worked out by itself, to be read beside those of this library. Nothing of it enters our readings.
/// </summary>
public sealed record ReportedVitals
{
    /// <summary>The node; null for a server's estimate of the room.</summary>
    public string? NodeId { get; init; }

    /// <summary>When, in seconds on the stream's clock.</summary>
    public required double TimestampSeconds { get; init; }

    /// <summary>Breaths a minute; null when it has none.</summary>
    public double? BreathingPerMinute { get; init; }

    /// <summary>Heartbeats a minute; null when it has none.</summary>
    public double? HeartPerMinute { get; init; }

    /// <summary>How sure it says it is of the breathing rate, 0 to 1; null when it does not say, as nodes do not.</summary>
    public double? BreathingConfidence { get; init; }

    /// <summary>How sure it says it is of the heart rate, 0 to 1; null when it does not say.</summary>
    public double? HeartConfidence { get; init; }

    /// <summary>Whether it senses a person; null when it does not say.</summary>
    public bool? Presence { get; init; }

    /// <summary>How many people it counts; null when it does not say.</summary>
    public int? PersonCount { get; init; }

    /// <summary>What a node's packet reports; a rate of 0 there means that it has none.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="timestampSeconds">When it arrived.</param>
    public static ReportedVitals Of(EdgeVitalsPacket packet, double timestampSeconds)
    {
        ArgumentNullException.ThrowIfNull(packet);
        return new()
        {
            NodeId = packet.NodeId,
            TimestampSeconds = timestampSeconds,
            BreathingPerMinute = packet.BreathingPerMinute > 0 ? packet.BreathingPerMinute : null,
            HeartPerMinute = packet.HeartPerMinute > 0 ? packet.HeartPerMinute : null,
            Presence = packet.Presence,
            PersonCount = packet.PersonCount,
        };
    }
}
