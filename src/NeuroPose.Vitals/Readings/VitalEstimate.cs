using System.Globalization;
using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Readings;

/// <summary>A rate, and how far it is to be trusted.</summary>
/// <param name="PerMinute">Breaths or beats a minute; null when there is no estimate.</param>
/// <param name="Confidence">From 0 to 1; 0 when there is no estimate. What it means depends on who made the estimate.</param>
/// <param name="Status">The confidence in a word.</param>
public readonly record struct VitalEstimate(double? PerMinute, double Confidence, VitalStatus Status)
{
    /// <summary>No estimate.</summary>
    public static VitalEstimate Unavailable { get; } = new(null, 0.0, VitalStatus.Unavailable);

    /// <summary>Why there is no estimate; the reference mode never says. It is not written to JSON.</summary>
    [JsonIgnore]
    public Abstention Why { get; init; }

    /// <summary>The signals that it was read from; null when there is no estimate, and in the reference mode.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SignalFamily? Signals { get; init; }

    /// <summary>
    /// The beginning of the time that the rate rests on, in seconds from the first frame: a rate is of a window, and one that is steady is
    /// best known in the middle of it. Null when there is no estimate, and in the reference mode.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FromSeconds { get; init; }

    /// <summary>
    /// The end of the time that the rate rests on, in seconds from the first frame; null when there is no estimate, and in the reference
    /// mode.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ToSeconds { get; init; }

    /// <summary>The rate in words.</summary>
    public override string ToString() => PerMinute is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} / min (confidence {Confidence:0.00}, {Status}{From})")
        : Why switch
        {
            Abstention.TooLittle => "unavailable: too little seen",
            Abstention.Motion => "unavailable: the person moves",
            Abstention.Apnea => "unavailable: no breath",
            Abstention.Unclear => "unavailable: nothing clear",
            Abstention.TooFewFrames => "unavailable: too few frames a second",
            Abstention.Pause => "unavailable: no breath in the newest seconds",
            Abstention.RadioArtifact => "unavailable: a radio's artifact",
            Abstention.MayBeBreathing => "unavailable: may be fast breathing",
            _ => "unavailable",
        };

    private string From => Signals switch
    {
        SignalFamily.AntennaPhases => ", from phases between antennas",
        SignalFamily.Both => ", from amplitudes and phases between antennas",
        _ => "",
    };

    /// <summary>The same rate, held with another confidence.</summary>
    internal VitalEstimate At(double confidence) =>
        this with { Confidence = confidence, Status = confidence >= 0.8 ? VitalStatus.Valid : VitalStatus.Degraded };

    internal static VitalEstimate Without(Abstention why) => Unavailable with { Why = why };
}
