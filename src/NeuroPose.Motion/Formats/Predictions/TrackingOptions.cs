namespace NeuroPose.Formats;

/// <summary>How far a person may have moved to be taken for the same one.</summary>
public sealed record TrackingOptions
{
    /// <summary>The farthest that the middle of a body moves from one frame to the next, in millimeters. 200 mm at 30 frames a second is 6 m/s.</summary>
    public double MaxStepMillimeters { get; init; } = 200;

    /// <summary>
    /// The farthest from where a person was last seen at which they are found again, in millimeters, however long they were away.
    /// </summary>
    public double MaxJumpMillimeters { get; init; } = 1000;
}
