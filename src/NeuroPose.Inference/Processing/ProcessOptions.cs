using NeuroPose.Inference.Tracking;

namespace NeuroPose.Inference.Processing;

/// <summary>How a video is gone through.</summary>
public sealed record ProcessOptions
{
    /// <summary>How people are followed.</summary>
    public FrameTrackingOptions Tracking { get; init; } = new();

    /// <summary>
    /// A file of the frames that are done. A run that was stopped goes on where it was when it is given the same file again, and the same
    /// video, model and options; it is removed by who saves the result. Null for none.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>Whether a journal that is there is gone on with; otherwise it is begun again.</summary>
    public bool IsResumed { get; init; }
}
