using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>
/// The NeuroPose reference's gait cycles: stretches around the moments at which a heel is lowest, from valley to valley of its path. They are
/// kept for files and experiments of the reference. They are no strides: noise shortens them, the lowest heel comes after the initial contact,
/// and nothing is measured between them. Strides from initial contact to initial contact are in <c>NeuroPose.Gait</c>.
/// </summary>
public static class GaitCycles
{
    /// <summary>Under this name a trial file keeps the left heel's cycles.</summary>
    public const string LeftName = "left_heel_strikes";

    /// <summary>Under this name a trial file keeps the right heel's cycles.</summary>
    public const string RightName = "right_heel_strikes";

    /// <summary>Finds the reference's cycles of one heel. A frame in which the heel is NaN has no peak there or beside it.</summary>
    /// <param name="walk">One person's poses; the result is that person's.</param>
    /// <param name="side">The person's left or right.</param>
    /// <param name="options">What counts as a peak: <see cref="GaitCycleOptions.Reference"/>, or what was changed of it.</param>
    /// <exception cref="SegmentationException">The frame rate is not known and a least cycle time is asked for.</exception>
    /// <exception cref="ArgumentException">The skeleton lacks the joint, there is no such axis, or a time is negative.</exception>
    public static TrialSegments Detect(PoseSequence walk, Side side, GaitCycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(options);

        // Before the segmentation, which has another name for the same time.
        _ = FrameCounts.Distance(walk, options.MinCycleSeconds, nameof(options.MinCycleSeconds));
        return walk.Segment(new SegmentationConfig(
            Watched(walk, side, options),
            walk.Origin?.Person ?? 0,
            options.MinCycleSeconds,
            options.MinProminenceMillimeters / MillimetersInUnit(walk, options)));
    }

    /// <summary>The reference's cycles of both heels, under the names by which a trial file keeps them, left first.</summary>
    /// <exception cref="SegmentationException">The frame rate is not known and a least cycle time is asked for.</exception>
    /// <exception cref="ArgumentException">As for one side; and a joint may not be named, because each side has its own.</exception>
    public static OrderedDictionary<string, TrialSegments> DetectBoth(PoseSequence walk, GaitCycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Joint is { } joint
            ? throw new ArgumentException($"Both sides have a heel each, but the one joint \"{joint}\" is named. Leave Joint null, or call Detect for each side.", nameof(options))
            : new(StringComparer.Ordinal)
            {
                [LeftName] = Detect(walk, Side.Left, options),
                [RightName] = Detect(walk, Side.Right, options),
            };
    }

    /// <summary>The heel's vertical coordinate, growing downward.</summary>
    private static SignalExtractor.JointAxis Watched(PoseSequence walk, Side side, GaitCycleOptions options)
    {
        var joint = options.Joint?.IndexIn(walk.Skeleton) ?? walk.Skeleton.Find(BodyPart.Heel, side) ?? throw new ArgumentException(
            $"The skeleton {walk.Skeleton} has no {side.ToString().ToLowerInvariant()} heel. Name the joint to watch instead: GaitCycleOptions.Reference with {{ Joint = \"…\" }}.", nameof(walk));
        var up = walk.Axes.Up ?? Axis.MinusY;
        return new(joint, options.Axis ?? up.Coordinate(), options.Invert ?? (options.Axis is null && up.Sign() > 0));
    }

    /// <exception cref="NeuroPoseException">The poses are in pixels or parts of the picture, but a prominence in millimeters is asked for.</exception>
    private static double MillimetersInUnit(PoseSequence walk, GaitCycleOptions options)
    {
        if (walk.Unit is LengthUnit.Pixel or LengthUnit.Normalized && options.MinProminenceMillimeters is not null)
        {
            walk.RequireLength("heel strikes by a prominence in millimeters");
        }

        return walk.Unit.IsLength() ? walk.Unit.InMillimeters() : 1;
    }
}
