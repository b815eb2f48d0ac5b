namespace NeuroPose.Vitals.Packets;

/// <summary>What a node estimates from CSI and a millimeter-wave radar together (magic 0xC5110004, 48 bytes).</summary>
public sealed record FusedVitalsPacket : EdgeVitalsPacket
{
    /// <summary>Whether a radar is connected.</summary>
    public bool HasRadar { get; init; }

    /// <summary>The radar's type, as the firmware numbers them.</summary>
    public int RadarType { get; init; }

    /// <summary>The node's own score of the fusion, 0 to 100.</summary>
    public int FusionConfidence { get; init; }

    /// <summary>The radar's heartbeats a minute.</summary>
    public double RadarHeartPerMinute { get; init; }

    /// <summary>The radar's breaths a minute.</summary>
    public double RadarBreathingPerMinute { get; init; }

    /// <summary>The distance to the nearest target in centimeters.</summary>
    public double RadarDistanceCentimeters { get; init; }

    /// <summary>How many targets the radar sees.</summary>
    public int RadarTargets { get; init; }

    /// <summary>The radar's own score of its signal, 0 to 100.</summary>
    public int RadarConfidence { get; init; }
}
