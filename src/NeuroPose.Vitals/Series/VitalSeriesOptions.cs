namespace NeuroPose.Vitals.Series;

/// <summary>Which frames of a recording the vital signs are read from.</summary>
public sealed record VitalSeriesOptions
{
    /// <summary>Only frames of this node; null for the node that most frames come from.</summary>
    public string? NodeId { get; init; }

    /// <summary>Only frames with so many subcarriers an antenna; null for the number that most frames have.</summary>
    public int? SubcarrierCount { get; init; }

    /// <summary>
    /// Frames a second. Frames without a time need it; the reference mode, which takes every frame as evenly spaced, takes it for its clock
    /// (null: the recording's own rate, declared or else counted). Frames with a time keep it in the default mode.
    /// </summary>
    public double? FramesPerSecond { get; init; }

    internal VitalSeriesOptions Checked()
    {
        if (FramesPerSecond is { } rate && !(rate is > 0 and <= 10_000))
        {
            throw new ArgumentOutOfRangeException(nameof(FramesPerSecond), rate, "The number of frames a second is above 0, at most 10,000.");
        }

        return this;
    }
}
