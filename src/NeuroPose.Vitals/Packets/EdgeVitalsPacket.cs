using System.Globalization;

namespace NeuroPose.Vitals.Packets;

/// <summary>
/// What a node estimates by itself (magic 0xC5110002). The numbers are the node's, unchecked; a rate of 0 means that it has none.
/// </summary>
public record EdgeVitalsPacket : NodePacket
{
    /// <summary>Whether the node senses a person.</summary>
    public bool Presence { get; init; }

    /// <summary>Whether the node takes what it sensed for a fall.</summary>
    public bool FallDetected { get; init; }

    /// <summary>Whether the node senses motion.</summary>
    public bool Motion { get; init; }

    /// <summary>Breaths a minute; 0 when the node has no estimate.</summary>
    public double BreathingPerMinute { get; init; }

    /// <summary>Heartbeats a minute; 0 when the node has no estimate.</summary>
    public double HeartPerMinute { get; init; }

    /// <summary>The received signal strength in dBm; null when not reported.</summary>
    public double? RssiDbm { get; init; }

    /// <summary>How many people the node counts.</summary>
    public int PersonCount { get; init; }

    /// <summary>The node's measure of motion: the variance of phases, without a unit and without an upper bound.</summary>
    public double MotionEnergy { get; init; }

    /// <summary>
    /// The node's measure of presence; in present firmware the same number as <see cref="MotionEnergy"/>, not a share of one.
    /// </summary>
    public double PresenceScore { get; init; }

    /// <summary>Milliseconds since the node started; null when not reported.</summary>
    public long? NodeMilliseconds { get; init; }

    /// <summary>In words.</summary>
    public sealed override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Vitals by node {NodeId ?? "?"}: {BreathingPerMinute:0.##} breaths/min, {HeartPerMinute:0.##} beats/min, persons {PersonCount}");
}
