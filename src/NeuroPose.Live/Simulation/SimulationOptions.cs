namespace NeuroPose.Live.Simulation;

/// <summary>What a made-up room holds.</summary>
public sealed record SimulationOptions
{
    /// <summary>Where all randomness comes from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many nodes see the room (1 to 50). Each further one is noisier than the first.</summary>
    public int Nodes { get; init; } = 2;

    /// <summary>Breaths a minute; 0 for an empty room.</summary>
    public double BreathsPerMinute { get; init; } = 15;

    /// <summary>Heartbeats a minute; 0 for an empty room.</summary>
    public double BeatsPerMinute { get; init; } = 72;

    /// <summary>Frames a second of each node.</summary>
    public double FramesPerSecond { get; init; } = 20;

    /// <summary>Subcarriers of a frame.</summary>
    public int Subcarriers { get; init; } = 56;

    /// <summary>How long, in seconds (above 0, at most a day).</summary>
    public double DurationSeconds { get; init; } = 86_400;

    /// <summary>The time of the beginning, in seconds since 1970: the first of January 2026.</summary>
    public double StartSeconds { get; init; } = 1_767_225_600;
}
