namespace NeuroPose.Figures.Model;

/// <summary>Words at a place, centered; not drawn where a coordinate is not finite.</summary>
/// <param name="X">Where along the horizontal axis.</param>
/// <param name="Y">Where along the vertical axis.</param>
/// <param name="Text">The words; markup in them is shown as it is.</param>
public sealed record AnnotationLayer(double X, double Y, string Text) : Layer
{
    internal bool IsKnown => double.IsFinite(X) && double.IsFinite(Y);

    internal override void Extend(ValueRange x, ValueRange y)
    {
        x.Include(X);
        y.Include(Y);
    }
}
