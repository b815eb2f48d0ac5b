using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>How a trial was cut into segments: enough to do it again.</summary>
/// <param name="Extractor">The signal that was searched for peaks.</param>
/// <param name="PersonIndex">Whose poses.</param>
/// <param name="MinDistanceSeconds">The least time between peaks; null when not limited.</param>
/// <param name="MinProminence">The least prominence of a peak, in the signal's unit; null when not limited.</param>
/// <param name="MinHeight">The least value at a peak, in the signal's unit; null when not limited.</param>
/// <param name="PadSeconds">How much each segment was widened at both ends.</param>
/// <param name="Method">How far a segment reaches around its peak.</param>
public sealed record SegmentationConfig(
    SignalExtractor Extractor,
    long PersonIndex = 0,
    double? MinDistanceSeconds = null,
    double? MinProminence = null,
    double? MinHeight = null,
    double PadSeconds = 0,
    SegmentationMethod Method = SegmentationMethod.ValleyToValley)
{
    /// <summary>The reference's method, <see cref="SegmentationMethod.ValleyToValley"/>.</summary>
    public const SegmentationMethod ValleyToValley = SegmentationMethod.ValleyToValley;

    /// <summary>Our own method, <see cref="SegmentationMethod.DeepestValley"/>.</summary>
    public const SegmentationMethod DeepestValley = SegmentationMethod.DeepestValley;

    /// <summary>The signal that was searched for peaks; not null.</summary>
    public SignalExtractor Extractor { get; init => field = value ?? throw new ArgumentNullException(nameof(Extractor)); } =
        Extractor ?? throw new ArgumentNullException(nameof(Extractor));

    /// <summary>Why these poses cannot be cut so, in words; null when they can. An unknown frame rate is not looked at.</summary>
    public string? ProblemIn(PoseSequence poses) =>
        !Enum.IsDefined(Method) ? $"the method must be ValleyToValley or DeepestValley; found {Method}."
        : MinDistanceSeconds is { } distance && !(distance >= 0) ? FormattableString.Invariant($"the least time between peaks must be 0 s or more; found {distance}.")
        : !(PadSeconds >= 0) ? FormattableString.Invariant($"segments are widened by 0 s or more; found {PadSeconds}.")
        : Extractor.ProblemIn(poses);
}

/// <summary>How far a segment reaches around its peak.</summary>
public enum SegmentationMethod
{
    /// <summary>Peak to peak, each segment reaching to the valleys on both sides. The NeuroPose reference's method, version 1.</summary>
    ValleyToValley,

    /// <summary>
    /// Peak to peak, each segment reaching to the lowest sample between its peak and the next on either side, so that noise does not
    /// shorten it.
    /// The file contract does not have this method: a trial file keeps segments of <see cref="ValleyToValley"/> only.
    /// </summary>
    DeepestValley,
}

/// <summary>A trial cannot be cut as asked.</summary>
public sealed class SegmentationException : NeuroPoseException
{
    /// <summary>Makes an exception for one trial.</summary>
    public SegmentationException(string problem, Place place)
        : base(problem, place)
    {
    }
}

/// <summary>The segments found in a trial and how they were found.</summary>
/// <param name="Config">How.</param>
/// <param name="Segments">What was found, in time order; may be empty.</param>
public sealed record TrialSegments(SegmentationConfig Config, IReadOnlyList<Segment> Segments);
