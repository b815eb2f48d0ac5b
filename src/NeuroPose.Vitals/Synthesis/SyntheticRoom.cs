namespace NeuroPose.Vitals.Synthesis;

/// <summary>
/// The radio and the room of a synthetic recording with antennas: still paths, one path by way of the chest, and what a real receiver does to
/// each packet. Amplitudes and phases follow from the lengths of the paths.
/// </summary>
/// <remarks>
/// Breathing and heartbeat of the <see cref="SyntheticCsiOptions"/> move the chest; their amplitudes are then in units of
/// <see cref="StrokeMeters"/>. Noise, drift and movement of the options are added to the real and the imaginary part, in the unit of the channel.
/// </remarks>
public sealed record SyntheticRoom
{
    /// <summary>Antennas that receive (1 to 8).</summary>
    public int Receive { get; init; } = 3;

    /// <summary>Antennas that send (1 to 4).</summary>
    public int Transmit { get; init; } = 1;

    /// <summary>The carrier, in hertz (above 0).</summary>
    public double CarrierHz { get; init; } = 5.2e9;

    /// <summary>From one subcarrier to the next, in hertz (above 0).</summary>
    public double SubcarrierHz { get; init; } = 312_500.0;

    /// <summary>From one receive antenna to the next, in meters (above 0).</summary>
    public double AntennaSpacingMeters { get; init; } = 0.03;

    /// <summary>The way from sender to receiver, in meters (above 0).</summary>
    public double DistanceMeters { get; init; } = 3.0;

    /// <summary>How many walls and things reflect (0 to 64), beside the straight way; where they are comes from the seed.</summary>
    public int Reflections { get; init; } = 6;

    /// <summary>What a reflection weighs, the straight way being 1.</summary>
    public double ReflectionShare { get; init; } = 0.3;

    /// <summary>What the path by way of the chest weighs, the straight way being 1.</summary>
    public double ChestShare { get; init; } = 0.25;

    /// <summary>How far a breath of amplitude 1 moves the chest to each side, in meters (0 or more); its path changes by twice as much.</summary>
    public double StrokeMeters { get; init; } = 0.004;

    /// <summary>
    /// The standard deviation of the phase that each packet adds to all antennas and subcarriers alike, in radians: radios without a common
    /// clock make any.
    /// </summary>
    public double CommonPhaseError { get; init; } = 2.0;

    /// <summary>The standard deviation of each packet's sampling time, in seconds: a slope of phase over the subcarriers, the same at all antennas.</summary>
    public double SamplingTimeError { get; init; } = 30e-9;

    /// <summary>The standard deviation of each packet's gain, in decibels, the same at all antennas.</summary>
    public double GainError { get; init; } = 0.1;

    /// <summary>How often the automatic gain of a receive antenna steps, a minute.</summary>
    public double GainStepsPerMinute { get; init; }

    /// <summary>The size of such a step to either side, in decibels.</summary>
    public double GainStep { get; init; } = 1.0;

    /// <summary>
    /// The standard deviation, in radians, of the phase that each packet adds to a receive antenna; antennas have 0.2 to 1 of it, which comes
    /// from the seed.
    /// </summary>
    public double AntennaPhaseError { get; init; } = 0.005;

    /// <summary>How far the phase of each receive antenna drifts in a minute, in radians (standard deviation of a random walk).</summary>
    public double PhaseDrift { get; init; } = 0.05;
}
