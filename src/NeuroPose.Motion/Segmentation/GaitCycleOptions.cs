using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>What counts as a peak of the heel's path in the reference's <see cref="GaitCycles"/>.</summary>
public sealed record GaitCycleOptions
{
    private GaitCycleOptions()
    {
    }

    /// <summary>
    /// The NeuroPose reference's rule: peaks at least 0.4 s apart, no least prominence, and cycles from one nearest local minimum to the other,
    /// which noise shortens. Changed by <c>with</c>.
    /// </summary>
    public static GaitCycleOptions Reference { get; } = new();

    /// <summary>The joint to watch; null for the heel of the side that is asked for.</summary>
    public Joint? Joint { get; init; }

    /// <summary>The vertical coordinate: 0 for x, 1 for y, 2 for z; null for that of the poses, and y where they do not say which way is up.</summary>
    public int? Axis { get; init; }

    /// <summary>
    /// True when peaks are where the coordinate is least, as where it points up; null for what the poses say, and false where they do not.
    /// </summary>
    public bool? Invert { get; init; }

    /// <summary>The least time between peaks of one side, in seconds; 0 for no limit.</summary>
    public double MinCycleSeconds { get; init; } = 0.4;

    /// <summary>
    /// How far the joint must rise between peaks, in millimeters whatever the unit of the poses (poses without a unit are taken as
    /// millimeters); null for no limit, as in the NeuroPose reference.
    /// </summary>
    public double? MinProminenceMillimeters { get; init; }
}
