namespace NeuroPose.Vitals.Monitoring;

/// <summary>How a monitor is set up.</summary>
public sealed record VitalMonitorOptions
{
    /// <summary>
    /// Subcarriers of a frame; null takes the number of the first frame. Frames with another number are left out and counted.
    /// </summary>
    public int? Subcarriers { get; init; }

    /// <summary>A silence longer than this, in seconds, begins a new stretch: nothing from before it is used.</summary>
    public double LongestSilenceSeconds { get; init; } = 10.0;
}
