namespace NeuroPose.Figures.Model;

/// <summary>A dashed line across the whole panel, with a word above or beside it.</summary>
/// <param name="At">Where; a value that is not finite is not drawn.</param>
/// <param name="Label">What it is; empty for nothing.</param>
public sealed record RuleLayer(double At, string Label = "") : Layer
{
    /// <summary>Whether the line runs from left to right, at a value of the vertical axis.</summary>
    public bool Horizontal { get; init; }

    internal override void Extend(ValueRange x, ValueRange y) => (Horizontal ? y : x).Include(At);
}
