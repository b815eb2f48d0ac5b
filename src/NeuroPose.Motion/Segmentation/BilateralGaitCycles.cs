namespace NeuroPose.Segmentation;

/// <summary>The gait cycles of both sides of one person.</summary>
/// <param name="Left">The left heel's.</param>
/// <param name="Right">The right heel's.</param>
public sealed record BilateralGaitCycles(GaitCycles Left, GaitCycles Right)
{
    /// <summary>Under this name a trial file keeps the left heel's cycles.</summary>
    public const string LeftName = "left_heel_strikes";

    /// <summary>Under this name a trial file keeps the right heel's cycles.</summary>
    public const string RightName = "right_heel_strikes";

    /// <summary>Both sides' segments under the names by which a trial file keeps them, left first.</summary>
    public OrderedDictionary<string, TrialSegments> Segmentations => new(StringComparer.Ordinal)
    {
        [LeftName] = Left.Segments,
        [RightName] = Right.Segments,
    };

    /// <summary>Only the cycles with at least this confidence; those whose confidence is not known are left out.</summary>
    public BilateralGaitCycles AtLeast(double confidence) => new(Left.AtLeast(confidence), Right.AtLeast(confidence));
}
