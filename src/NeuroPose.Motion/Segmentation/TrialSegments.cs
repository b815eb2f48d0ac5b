namespace NeuroPose.Segmentation;

/// <summary>The segments found in a trial and how they were found.</summary>
/// <param name="Config">How.</param>
/// <param name="Segments">What was found, in time order; may be empty.</param>
public sealed record TrialSegments(SegmentationConfig Config, IReadOnlyList<Segment> Segments);
