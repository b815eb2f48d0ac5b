namespace NeuroPose.Synthesis;

/// <summary>Where a made-up walk leads.</summary>
public enum WalkingPath
{
    /// <summary>Straight on.</summary>
    Straight,

    /// <summary>Once around a full circle, to the left.</summary>
    Circle,

    /// <summary>Straight on, then a pause of a fifth of the recording in which the walker turns on the spot, then back.</summary>
    ThereAndBack,

    /// <summary>Nowhere: the floor moves.</summary>
    Treadmill,

    /// <summary>Nowhere: the person stands still.</summary>
    Standing,
}

/// <summary>How a made-up walk goes and how it is recorded: one camera that stands still, the walker crossing its view.</summary>
public sealed record WalkingTrialOptions
{
    /// <summary>Steps (not strides) in a minute, 40 to 200.</summary>
    public double CadenceStepsPerMinute { get; init; } = 110;

    /// <summary>How long the recording is, in seconds, at most 600; rounded to whole frames, at least two.</summary>
    public double Seconds { get; init; } = 6;

    /// <summary>The camera's rate, 1 to 1000.</summary>
    public double FramesPerSecond { get; init; } = 30;

    /// <summary>Where all randomness comes from: the same seed gives the same bits on every machine.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// The share of frames in which the person is not detected, 0 to 0.2. Gaps are of one to three frames, never at either end.
    /// </summary>
    public double MissingDetectionRate { get; init; }

    /// <summary>The walking direction: 0 is to the camera's right, 90 toward the camera, 180 to its left.</summary>
    public double HeadingDegrees { get; init; }

    /// <summary>Where the walk leads.</summary>
    public WalkingPath Path { get; init => field = Defined.Of(value); } = WalkingPath.Straight;

    /// <summary>
    /// True for poses whose y axis points up, as motion capture gives them; y and z then are the negatives, so that left stays left.
    /// </summary>
    public bool IsYUp { get; init; }

    /// <summary>True for poses in meters.</summary>
    public bool IsInMeters { get; init; }

    /// <summary>
    /// How far from the camera the walker is halfway through the recording, straight ahead, in millimeters, 1,000 to 100,000.
    /// </summary>
    public double DistanceMillimeters { get; init; } = 8000;

    /// <summary>How high above the floor the camera stands, in millimeters, 0 to 10,000. It looks level.</summary>
    public double CameraHeightMillimeters { get; init; } = 1100;
}
