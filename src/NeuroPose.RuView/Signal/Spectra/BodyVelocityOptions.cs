namespace NeuroPose.RuView.Signal;

/// <summary>How a body velocity profile is made.</summary>
internal sealed record BodyVelocityOptions
{
    /// <summary>Samples in a stretch (2 or more).</summary>
    public int WindowSize { get; init; } = 128;

    /// <summary>Samples from one stretch to the next (1 or more).</summary>
    public int HopSize { get; init; } = 32;

    /// <summary>The carrier's frequency in hertz.</summary>
    public double CarrierHz { get; init; } = 5e9;

    /// <summary>How many velocities the profile has (1 or more).</summary>
    public int VelocityBins { get; init; } = 64;

    /// <summary>The largest velocity, in meters a second; the smallest is its negative.</summary>
    public double MaxMetersPerSecond { get; init; } = 2.0;
}
