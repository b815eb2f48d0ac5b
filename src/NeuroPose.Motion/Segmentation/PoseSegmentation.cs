using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>Cutting a sequence of poses into segments.</summary>
public static class PoseSegmentation
{
    /// <summary>
    /// Finds segments as a configuration says: its signal, its peaks, its method. Times become frames by rounding a half to the even
    /// number; a least distance above zero is at least one frame. The result's configuration names the person that the poses are of, when
    /// that
    /// is known. With <see cref="SegmentationMethod.ValleyToValley"/> the result is the NeuroPose reference's.
    /// </summary>
    /// <param name="poses">One person's poses. A signal that is NaN in a frame has no peak there or beside it.</param>
    /// <param name="config">How.</param>
    /// <exception cref="SegmentationException">The frame rate is not known and the configuration gives a time.</exception>
    /// <exception cref="ArgumentException">The extractor does not fit the poses, or a time is negative.</exception>
    public static TrialSegments Segment(this PoseSequence poses, SegmentationConfig config)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(config);
        var criteria = new PeakCriteria
        {
            MinHeight = config.MinHeight,
            MinProminence = config.MinProminence,
            MinDistance = FrameCounts.Distance(poses, config.MinDistanceSeconds, nameof(config.MinDistanceSeconds)),
        };
        var pad = FrameCounts.Of(poses, config.PadSeconds, nameof(config.PadSeconds));
        var signal = poses.Signal(config.Extractor);
        return new(
            config with { Extractor = config.Extractor.In(poses.Skeleton), PersonIndex = poses.Origin?.Person ?? config.PersonIndex },
            PeakSegments.Around(signal, Peaks.Find(signal, criteria), pad, config.Method));
    }

    /// <summary>The frames of each segment as a sequence of its own, named after it: <c>s01[12, 45)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A segment leaves the sequence.</exception>
    public static IReadOnlyList<PoseSequence> Cut(this PoseSequence poses, TrialSegments segments)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(segments);
        return [.. segments.Segments.Select(segment => segment.Of(poses))];
    }
}
