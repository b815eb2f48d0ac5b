using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>What counts as a heel strike.</summary>
public sealed record GaitCycleOptions
{
    /// <summary>
    /// The NeuroPose reference's rule: no least prominence, and cycles from one nearest local minimum to the other, which noise shortens.
    /// A trial file keeps cycles that were found so.
    /// </summary>
    public static GaitCycleOptions Reference { get; } = new() { MinProminenceMillimeters = null, Method = SegmentationMethod.ValleyToValley };

    /// <summary>The joint to watch; null for the heel of the side that is asked for.</summary>
    public Joint? Joint { get; init; }

    /// <summary>The vertical coordinate: 0 for x, 1 for y, 2 for z; null for that of the poses, and y where they do not say which way is up.</summary>
    public int? Axis { get; init; }

    /// <summary>
    /// True when strikes are where the coordinate is least, as where it points up; null for what the poses say, and false where they do not.
    /// </summary>
    public bool? Invert { get; init; }

    /// <summary>The least time between strikes of one side, in seconds; 0 for no limit.</summary>
    public double MinCycleSeconds { get; init; } = 0.4;

    /// <summary>
    /// How far the joint must rise between strikes, in millimeters whatever the unit of the poses (poses without a unit are taken as
    /// millimeters); null for no limit, as in the NeuroPose reference. A heel in normal
    /// walking
    /// rises by more than 100 mm, and by less than the default when the feet shuffle; without a limit, noise in stance makes strikes.
    /// </summary>
    public double? MinProminenceMillimeters { get; init; } = 20;

    /// <summary>How far a cycle reaches around its strike; by default to where the heel is highest between strikes.</summary>
    public SegmentationMethod Method { get; init => field = Defined.Of(value); } = SegmentationMethod.DeepestValley;

    /// <summary>
    /// Across how long a gap in detection the joint's path is carried on by a straight line, in seconds. A longer gap ends a stretch.
    /// </summary>
    public double MaxGapSeconds { get; init; } = 0.1;
}
