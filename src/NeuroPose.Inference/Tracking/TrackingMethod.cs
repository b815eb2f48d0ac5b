namespace NeuroPose.Inference.Tracking;

/// <summary>What decides who in a frame is who of the frame before.</summary>
public enum TrackingMethod
{
    /// <summary>Nothing: people stay in the order in which the model gives them.</summary>
    None,

    /// <summary>The distance between the means of the keypoints.</summary>
    Centroid,

    /// <summary>The mean distance between the same keypoints.</summary>
    Keypoints,

    /// <summary>How far the boxes cover each other.</summary>
    Boxes,
}

/// <summary>How people are followed from frame to frame.</summary>
public sealed record FrameTrackingOptions
{
    /// <summary>What decides.</summary>
    public TrackingMethod Method { get; init; } = TrackingMethod.Keypoints;

    /// <summary>The farthest that a person moves from one frame to the next, in pixels; not used by <see cref="TrackingMethod.Boxes"/>.</summary>
    public double MaxDistancePixels { get; init; } = 250;

    /// <summary>A person who was not seen for so many seconds is another when seen again.</summary>
    public double ForgetSeconds { get; init; } = 1;

    /// <summary>People whose keypoints have a lower mean score are left out.</summary>
    public double LeastScore { get; init; }
}
