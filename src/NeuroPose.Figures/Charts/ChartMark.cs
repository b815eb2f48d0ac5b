namespace NeuroPose.Figures;

/// <summary>A vertical line through a chart, such as a segment's border.</summary>
/// <param name="X">Where along the horizontal axis; a value that is not finite, or outside the axis, is not drawn.</param>
/// <param name="Label">What stands above it; empty for nothing.</param>
public sealed record ChartMark(double X, string Label = "");
