namespace NeuroPose.Vitals.Series;

/// <summary>How many frames of a shape there were.</summary>
/// <param name="Shape">The node and the size.</param>
/// <param name="FrameCount">How many frames.</param>
public sealed record ShapeCount(FrameShape Shape, long FrameCount)
{
    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"{FrameCount} frames of {Shape}");
}
